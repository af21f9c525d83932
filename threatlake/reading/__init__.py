"""From raw bytes to clean text in passages, with page and character offsets kept."""
