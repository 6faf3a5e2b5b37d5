"""民生实事: the lists of what a government is to do for people's lives in a year, item by item."""
