"""The gold format: load, check, write, compare."""
