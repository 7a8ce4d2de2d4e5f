"""The notions a document is about: author keywords, thesaurus matches and new terms kept as candidates."""
