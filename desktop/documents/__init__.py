"""Plain values in, PDF bytes out."""
