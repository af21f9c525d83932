"""What people decided, loaded from `seeds/` into typed records; a seed that breaks a rule raises InvalidSeed."""
