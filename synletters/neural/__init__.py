"""What every neural stage shares: loading models, cutting windows, batching, precision.

Needs torch and transformers alone. Nothing here opens a network connection unless a download was asked for
(``loading.allow_downloads``).
"""
