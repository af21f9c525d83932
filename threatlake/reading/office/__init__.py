"""Word, OpenDocument, RTF and Markdown."""
