"""Concepts of the thesauri that a user gave: found by their labels, beside those of our own thesaurus."""
