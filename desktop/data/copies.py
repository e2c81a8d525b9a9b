"""Safety copies of a workspace: made while the app goes on, thinned by their number, found again."""

import os
import re
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select

from desktop.data.store import Store
from desktop.data.tables import JournalLine
from desktop.domain.words import Refused, words

FOLDER = "copies"
KEPT, DAYS = 10, 7
"""The newest copies that are kept, and the days of which one more is kept each."""

Mark = tuple[int, int]
"""How many changes a file holds, and the stamp of the last: two files of one workspace that agree say the same."""


class CopyRow(NamedTuple):
    """A copy: `number` counts up whatever the clock says, `at` is the ISO time when it was made."""

    path: Path
    number: int
    at: str
    size: int


def copies_folder(path: Path) -> Path:
    """Where the copies of a workspace are."""
    return path.parent / FOLDER


def read_copies(path: Path) -> list[CopyRow]:
    """The copies of a workspace, the newest first."""
    name = re.compile(rf"{re.escape(path.stem)}-(\d+){re.escape(path.suffix)}")
    found = []
    with suppress(OSError):  # the folder comes with the first copy
        for file in copies_folder(path).iterdir():
            if match := name.fullmatch(file.name):
                seen = file.stat()
                at = datetime.fromtimestamp(seen.st_mtime).replace(microsecond=0).isoformat()  # noqa: DTZ006
                found.append(CopyRow(file, int(match[1]), at, seen.st_size))
    return sorted(found, key=lambda row: -row.number)


def write_copy(store: Store, step: Callable[[int, int], None]) -> CopyRow:
    """Make the next copy: beside, looked over, then put in place. Raises Refused when the disk says no."""
    before = read_copies(store.path)
    number = before[0].number + 1 if before else 1
    target = copies_folder(store.path) / f"{store.path.stem}-{number:04}{store.path.suffix}"
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(exist_ok=True)
        _fill(store, part, step)
        now = store.clock()
        os.utime(part, (now, now))
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise _not_made(target, error) from error
    finally:
        for leftover in (part, *(part.with_name(part.name + tail) for tail in ("-journal", "-wal", "-shm"))):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
    at = store.now().isoformat()
    return CopyRow(target, number, at, target.stat().st_size)


def _fill(store: Store, part: Path, step: Callable[[int, int], None]) -> None:
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part, isolation_level=None, check_same_thread=False)) as target:
        # the copy is on the disk before it has its name: a rollback journal of its own would only cost time
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        target.execute("PRAGMA locking_mode = EXCLUSIVE")
        store.copy_into(target, step)
        if target.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the copy does not read back")
        target.execute("PRAGMA journal_mode = DELETE")
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def remove_spare(path: Path) -> None:
    """Remove the copies that nobody will miss."""
    for row in spare(read_copies(path)):
        with suppress(OSError):  # it may be on a stick that is gone, or open elsewhere: next time
            row.path.unlink()


def spare(copies: Sequence[CopyRow]) -> list[CopyRow]:
    """The copies to remove: all but the newest ten, and the last one of each of seven days.

    Days are taken in the order of the numbers, so that a clock that goes wrong costs no copy.
    """
    newest = sorted(copies, key=lambda row: -row.number)
    days: dict[str, int] = {}
    for row in newest:
        days.setdefault(row.at[:10], row.number)
    kept = {row.number for row in newest[:KEPT]} | set(list(days.values())[:DAYS])
    return [row for row in newest if row.number not in kept]


def read_mark(store: Store) -> Mark:
    """What the workspace holds now."""
    with store.read() as reading:
        count, last = reading.execute(select(func.count(), func.max(JournalLine.hlc)).select_from(JournalLine)).one()
        return count, last or 0


def read_mark_of(copy: Path) -> Mark | None:
    """What a copy holds; None when it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?immutable=1", uri=True)) as connection:
            count, last = connection.execute("SELECT count(*), max(hlc) FROM journal").fetchone()
    except sqlite3.Error:
        return None
    return count, last or 0


def _not_made(target: Path, error: Exception) -> Refused:
    return Refused(
        words("No copy could be made in {name} ({reason}).", name=str(target.parent), reason=_said_by(error)),
        words("The workspace itself is saved as always."),
        words("Free some space on the disk, or move the workspace to a folder of yours."),
    )


def _said_by(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)
