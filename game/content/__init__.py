"""Level folders become engine records here; the only user of PyYAML and pydantic."""
