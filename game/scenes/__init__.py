"""One screen a file; scenes name destinations (routes) and never import each other."""
