"""Names for files: ones that every stick can hold, and paths that overwrite nothing."""

import re
from itertools import count
from pathlib import Path

from desktop.domain.names import fold

LONGEST_PART = 40
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def plain_part(text: str, otherwise: str = "plenum") -> str:
    """A text as a part of a file name for any drive: small letters, figures and hyphens only."""
    folded = re.sub(r"[^a-z0-9]+", "-", fold(text))[:LONGEST_PART].strip("-")
    return otherwise if not folded or _RESERVED.fullmatch(folded) else folded


def free_path(folder: Path, name: str, suffix: str = ".plenum") -> Path:
    """A path in a folder for something called so; one that is taken gets a number."""
    stem = _UNSAFE.sub(" ", name).strip(" .") or "Plenum"
    if _RESERVED.fullmatch(stem):
        stem = f"{stem} 1"
    names = (f"{stem}{suffix}" if number == 1 else f"{stem} {number}{suffix}" for number in count(1))
    return next(path for name in names if not (path := folder / name).exists())
