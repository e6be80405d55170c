"""Drawing and widgets; the only user of pygame_gui; knows no rules of the game."""
