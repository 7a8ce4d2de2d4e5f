"""The processes that answer queries and read sent texts, within limits, and the lines before them."""
