"""plenum-cli: the use cases of the window, without it."""

from desktop.cli.main import main

__all__ = ["main"]
