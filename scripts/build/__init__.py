"""What made the shipped models, vocabularies and lists of words."""
