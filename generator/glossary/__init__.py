"""Policy terms: defined by an annex, found where reports mention them in that sense."""
