"""The SPARQL protocol and the page with its editor."""
