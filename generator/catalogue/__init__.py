"""The domain's knowledge as data: each `.yml` or `.csv` here has a loader of the same name."""
