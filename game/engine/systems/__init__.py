"""One domain a file; each system is a plain function of (city, rules)."""
