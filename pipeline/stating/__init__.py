"""From a reading to the statements its text supports, in the words of the ontology."""
