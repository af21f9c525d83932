"""What a text is about and what it states: language, threats with evidence, mentions, dates, figures."""
