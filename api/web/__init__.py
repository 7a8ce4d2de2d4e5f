"""The service: SPARQL protocol, JSON API and pages over a finished generation of the store. Loads no language model."""
