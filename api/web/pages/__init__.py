"""The pages of things, of lists, and of searches."""
