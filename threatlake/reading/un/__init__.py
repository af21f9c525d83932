"""What documents of the United Nations state on their masthead."""
