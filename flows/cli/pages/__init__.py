"""Pages that people look at: each one file that needs no network."""
