"""How alike rewrites and their letters are."""
