"""Letters out, one module a format."""
