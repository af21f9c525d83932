"""What the parts of any document are: numbers, headings, titles, dates, page furniture."""
