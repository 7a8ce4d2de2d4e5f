"""What stands behind a thing's identifier, as RDF, and where it has moved to."""
