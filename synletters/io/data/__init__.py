"""Lists that readers look up."""
