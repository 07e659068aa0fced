"""What is particular to masked language models."""
