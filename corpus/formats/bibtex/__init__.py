"""BibTeX and BibLaTeX, with the LaTeX in their values."""
