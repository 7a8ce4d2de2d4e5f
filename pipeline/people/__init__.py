"""People: the credited authors, and who is named in the prose."""
