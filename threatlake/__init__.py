"""What is true: pure functions over text, with no Prefect, no DuckDB, no network and no clock."""
