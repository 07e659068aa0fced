"""C-CDA documents, taken apart element by element."""
