"""What is studied and what is not: matrices, trends, central ones, comparison."""
