"""Hostile input for each stage, at random and repeatable: `python -m tests.fuzz`."""
