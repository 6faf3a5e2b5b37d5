"""What became of promises, by the next year's report of the same place."""
