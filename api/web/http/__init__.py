"""What every answer over HTTP obeys: problems, negotiation, headers. Knows no graph."""
