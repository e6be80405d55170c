"""Life lines: what happened to one resident, found by living the same history again."""
