"""What every neural stage shares: loading models, cutting windows, batching, precision.

Needs torch and transformers alone. Nothing here opens a network connection unless a hub id was asked for.
"""
