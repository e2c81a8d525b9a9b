"""Where the files that come with the app lie: beside the bundle, inside the wheel, or in the checkout."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def asset(*parts: str) -> Path:
    """The path of a file that comes with the app, such as `asset("icons", "house.svg")`."""
    places = [Path(getattr(sys, "_MEIPASS", _PACKAGE)) / "assets", _PACKAGE / "_assets", _PACKAGE.parent / "assets"]
    return next((place for place in places if place.is_dir()), places[-1]).joinpath(*parts)
