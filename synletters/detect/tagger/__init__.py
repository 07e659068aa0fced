"""The trained tagger and how sure it must be."""
