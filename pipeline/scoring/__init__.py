"""How well was it read: cards against gold annotations."""
