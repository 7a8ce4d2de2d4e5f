"""Derived gazetteer tables, and the program that derives them."""
