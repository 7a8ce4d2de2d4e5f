"""Sequence labelling: pieces of a text, their features, and models (conditional random fields) that name each piece."""
