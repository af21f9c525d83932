"""What a stated number counts: nouns, triggers, wholes and periods around it."""
