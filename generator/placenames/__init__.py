"""Which places a report names: divisions, development zones, waters, mountains, regions."""
