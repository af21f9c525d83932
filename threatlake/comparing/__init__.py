"""Which documents share text, and which of them is the original."""
