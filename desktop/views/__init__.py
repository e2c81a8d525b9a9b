"""Qt only: the window and its pages."""
