"""Letters in, one module a format."""
