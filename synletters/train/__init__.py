"""Training: fine-tuning of masked language models and taggers. Nothing here is imported by the rest of the package."""
