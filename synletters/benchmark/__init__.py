"""Benchmarks on made letters: symptoms from table and text, with floors and ceilings.

symptoms.py    predict(world): majority, exact Bayes, table, text, both, lexicon, spans
"""
