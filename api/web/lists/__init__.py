"""The lists of things: what may be asked of them, and their items."""
