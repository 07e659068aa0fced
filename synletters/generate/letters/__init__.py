"""From a record to a letter in which every fact and identifier is marked."""
