"""What is particular to encoder-decoders."""
