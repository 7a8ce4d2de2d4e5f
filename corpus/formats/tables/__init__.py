"""Tables: those of databases, and those of any layout."""
