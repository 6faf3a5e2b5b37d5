"""Targets and results: read from the sentences that state them, and set side by side."""
