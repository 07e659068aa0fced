"""How well spans are found, against gold annotations."""
