"""Named places: which words name a place, which place it is, and where organisations are."""
