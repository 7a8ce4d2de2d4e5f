"""Readers of documents that are packed or marked up: each turns the bytes of one file into one record."""
