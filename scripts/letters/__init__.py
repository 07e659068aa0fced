"""Letters with planted identifiers, made from text files: for training, for development, and a blind set."""
