"""Benchmarks on made letters, and on letters of the user's own.

symptoms.py    Corpus, predict: symptoms from table, text, both and spans, with floors and ceilings
simsum.py      SimSUM's own records, notes and spans as a Corpus
icd.py         compare: mixes of real and made texts, and controls
icd_data.py    texts with codes from files
icd_models.py  TF-IDF, frozen and fine-tuned encoders
encoder.py     features of any encoder, and its fine-tuning
"""
