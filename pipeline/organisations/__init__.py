"""Organisations: where authors work, and which institutions and firms the prose names."""
