"""Readers of bibliographic formats: each turns a file into works, one at a time."""
