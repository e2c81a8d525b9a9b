"""Tells in words why the workspace file could not be opened or written."""

import os
import stat
import struct
from pathlib import Path

from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words

_LAST_KEPT = words("Everything saved before is kept; this last step was not saved.")


def exists_already(path: Path) -> Refused:
    return Refused(
        words("There is already a file named {name}.", name=path.name),
        NOTHING_CHANGED,
        words("Open it, or choose another name."),
    )


def check_folder(path: Path) -> None:
    """Refuse a place where no file can be made."""
    folder = path.parent
    if not folder.is_dir():
        raise Refused(
            words("The folder {name} does not exist.", name=str(folder)),
            NOTHING_CHANGED,
            words("Make the folder first, or choose another one."),
        )
    if not os.access(folder, os.W_OK):
        raise read_only(path)


def check_file(path: Path, application_id: int, version: int) -> None:
    """Look at the first bytes of a file before the database opens it: nothing is changed by looking."""
    if not path.is_file():
        raise Refused(
            words("There is no file {name}.", name=str(path)),
            NOTHING_CHANGED,
            words("Check where the file is kept, or plug in the stick it is on."),
        )
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise read_only(path) from error
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        raise _not_a_workspace(path)
    file_version, file_application = struct.unpack(">I4xI", head[60:72])
    if file_application != application_id:
        raise _not_a_workspace(path)
    if file_version > version:
        raise _newer(path)
    # a file marked read-only is honoured for the administrator too, whom the system would let write
    if not os.access(path, os.W_OK) or not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise read_only(path)


def explained(error: Exception, path: Path) -> Refused:
    """Turn an error of the database into words for the person at the laptop."""
    said = str(getattr(error, "orig", None) or error).lower()
    if "locked" in said or "busy" in said:
        return Refused(
            words("{name} is already open in another Plenum window.", name=path.name),
            NOTHING_CHANGED,
            words("Go to that window, or close it and try again."),
        )
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return read_only(path)
    if "full" in said or "disk i/o" in said:
        return Refused(
            words("The disk is full: this step was not saved."),
            _LAST_KEPT,
            words("Free some space on the disk, then do it again."),
        )
    if "malformed" in said or "not a database" in said:
        return damaged(path)
    return Refused(
        words("The workspace file could not be written ({reason}).", reason=type(error).__name__),
        _LAST_KEPT,
        words("Close Plenum, copy the file to another disk and open the copy."),
    )


def damaged(path: Path) -> Refused:
    return Refused(
        words("The file {name} is damaged.", name=path.name),
        words("Nothing in it was changed, so that it can still be repaired."),
        words("Open the last copy, then merge the exchange files of the other laptops."),
    )


def read_only(path: Path) -> Refused:
    return Refused(
        words("{name} cannot be written: the file or its disk is read-only.", name=path.name),
        NOTHING_CHANGED,
        words("Copy the file to a folder of yours, then open the copy."),
    )


def _not_a_workspace(path: Path) -> Refused:
    return Refused(
        words("{name} is not a Plenum workspace.", name=path.name),
        NOTHING_CHANGED,
        words("Choose a file that ends in .plenum; to read a list of people, use Import."),
    )


def _newer(path: Path) -> Refused:
    does: Words = words("Update Plenum on this laptop, then open the file again.")
    return Refused(words("{name} was written by a newer Plenum.", name=path.name), NOTHING_CHANGED, does)
