"""What watches over the making of the package itself."""
