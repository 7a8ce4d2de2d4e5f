"""How the trained models of the page reader are made. `python -m pipeline.training` makes them from labelled data.

Nothing that runs in the product imports this package.
"""
