"""What the sub-commands do, one module each: they read, call one typed function, and write. ``cli`` parses and calls them."""
