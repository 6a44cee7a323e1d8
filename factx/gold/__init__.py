"""The gold format: load, check, write, compare two annotators, draft an annotation for correction."""
