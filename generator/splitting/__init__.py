"""A folder of texts to a corpus: read, cleaned, outlined, identified, every character kept."""
