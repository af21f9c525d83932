"""Learning from labelled texts: what the model knows, how sure it may be, and how well it does."""
