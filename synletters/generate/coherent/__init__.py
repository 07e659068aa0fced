"""Letters whose facts fit one another, and a judge of what is left of that once they have been rewritten."""
