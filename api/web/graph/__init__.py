"""What the pages and the interface read of a generation of the graph, in the terms of those who ask."""
