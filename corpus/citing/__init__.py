"""Works in the formats of reference managers and spreadsheets, for reading elsewhere."""
