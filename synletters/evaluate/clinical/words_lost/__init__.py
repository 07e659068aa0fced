"""Clinical words of a letter that its rewrite lost, counted by an extractor that shares nothing with detection,
protection and refilling: a lexicon, a tokenizer and patterns of its own. docs/fidelity.md says what it sees.
"""
