"""What is derived from the use of words: themes, key words, sections that are near each other."""
