"""What a text is about and what it states: threats, mentions, dates, figures."""
