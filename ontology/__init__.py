"""What may be said: ontology, shapes, thesaurus, questions, IRIs, statements and the dataset."""
