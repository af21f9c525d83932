"""What is done: thin tasks, each an effect, one call into the domain or the warehouse, and a result."""
