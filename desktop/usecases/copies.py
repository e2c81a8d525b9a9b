"""Safety copies: made at opening, every quarter of an hour, before what changes much, and when somebody asks."""

import shutil
from contextlib import suppress
from pathlib import Path

from desktop.data import copies
from desktop.data.copies import CopyRow
from desktop.data.file_names import free_path
from desktop.data.store import Store
from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.usecases.task import NO_TASK, Task


def make_copy(store: Store, task: Task = NO_TASK) -> CopyRow:
    """Copy the workspace now, and let go of copies that nobody will miss."""
    made = copies.write_copy(store, task.step)
    copies.remove_spare(store.path)
    return made


def make_copy_if_changed(store: Store, task: Task = NO_TASK) -> CopyRow:
    """Copy the workspace unless its newest copy already says the same; gives the copy that does."""
    newest = next(iter(copies.read_copies(store.path)), None)
    if newest is not None and copies.read_mark_of(newest.path) == copies.read_mark(store):
        return newest
    return make_copy(store, task)


def list_copies(store: Store) -> list[CopyRow]:
    """The copies of this workspace, the newest first."""
    return copies.read_copies(store.path)


def copies_folder(store: Store) -> Path:
    """Where the copies of this workspace are."""
    return copies.copies_folder(store.path)


def take_out_copy(store: Store, copy: CopyRow, task: Task = NO_TASK) -> Path:
    """Make a workspace of a copy, beside the one that is open; the copy itself stays as it is."""
    target = free_path(store.path.parent, f"{store.path.stem} {copy.at[:10]} {copy.at[11:16].replace(':', 'h')}")
    part = target.with_name(target.name + ".part")
    task.step(0, 1)
    try:
        shutil.copyfile(copy.path, part)
        part.replace(target)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise Refused(
            words("{name} cannot be opened ({reason}).", name=copy.path.name, reason=str(error.strerror or error)),
            NOTHING_CHANGED,
            words("Free some space on the disk, or choose another copy."),
        ) from error
    task.step(1, 1)
    return target
