"""How it is read: from a record to the statements its text supports."""
