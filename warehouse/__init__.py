"""What is kept: the tables as code, the lake they live in, the raw files, and the promises that are checked."""
