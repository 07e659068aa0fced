"""What is known of words and pages: vocabularies, names, sentences, layout, sections, guarded words."""
