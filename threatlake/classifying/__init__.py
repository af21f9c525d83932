"""Which threats a document is about, in which language, and the words that prove it."""
