"""In what order: one file is one flow, and its body is the diagram."""
