"""The simulation: standard library and numpy only; no pygame, YAML, files or clock."""
