"""The workspace file, the lists that are read and the exchange files."""
