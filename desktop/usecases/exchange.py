"""Exchange files: giving all that this laptop knows, taking in what another one knows, settling what differs."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from desktop.data.conflicts import DoubleEntry, FieldConflict, read_double_entries, read_field_conflicts
from desktop.data.devices import read_titles
from desktop.data.events import read_community
from desktop.data.fields import typed_values
from desktop.data.file_names import free_path, plain_part
from desktop.data.laptop import Laptop
from desktop.data.local import read_local, write_local
from desktop.data.merge import (
    LaptopRow,
    MergedRow,
    merge_changes,
    note_merged,
    read_all_changes,
    read_laptops,
    read_merged,
    read_vector,
)
from desktop.data.store import VERSION, Clock, Store, create_store
from desktop.data.tables import RECORDS, Checkin, Settlement
from desktop.domain.change_lines import change_line, read_change_line
from desktop.domain.changes import Change, Changes
from desktop.domain.ids import derived_id
from desktop.domain.words import NOTHING_CHANGED, Refused, words
from desktop.usecases.copies import make_copy_if_changed
from desktop.usecases.task import NO_TASK, Task
from desktop.usecases.workspace import get_community, get_event

ENDING = "plenumx"
_KEYS = "exchange_keys"
_EXPORTED = "exported"
_JOINING = ".joining.plenum"


class Exported(NamedTuple):
    path: Path
    changes: int
    size: int


class LastExport(NamedTuple):
    """The last file written here: its ISO time and path, what it held, and how many were written before and with it."""

    at: str
    path: str
    changes: int
    size: int
    number: int


class Merged(NamedTuple):
    """What a file brought: its sender, changes in it and those that were new, and what is listed since."""

    changes: Changes
    sender: str
    read: int
    new: int
    conflicts: list[FieldConflict]
    double_entries: list[DoubleEntry]


def has_passphrase(store: Store) -> bool:
    """Whether this workspace has an exchange key, so that nobody needs to type a passphrase."""
    return bool(read_local(store, _KEYS))


def suggest_passphrase() -> str:
    """Six common words to read out to the other desks."""
    from desktop.data.exchange_keys import suggest_passphrase as suggest

    return suggest()


def export_changes(
    store: Store, path: Path, laptop: Laptop, passphrase: str | None = None, task: Task = NO_TASK
) -> Exported:
    """Write all that this workspace knows into an encrypted file; without a passphrase, under the last one."""
    from desktop.data.exchange_file import write_exchange
    from desktop.data.exchange_keys import ExchangeKeys, new_keys, rewrap

    stored = read_local(store, _KEYS)
    keys = ExchangeKeys.from_dict(json.loads(stored)) if stored else None
    if keys is None and not passphrase:
        raise Refused(
            words("An exchange file needs a passphrase."),
            NOTHING_CHANGED,
            words("Choose one for all laptops of the event, and read it out to them."),
        )
    if passphrase:
        keys = rewrap(keys, passphrase) if keys else new_keys(passphrase)
    assert keys
    changes = read_all_changes(store)
    lines = [change_line(change).encode() for change in changes]
    receipt = write_exchange(
        path, lines, manifest=_manifest(store, laptop), keys=keys, signer=laptop.seed, step=task.step
    )
    write_local(store, _KEYS, json.dumps(keys.as_dict()))
    before = last_export(store)
    done = LastExport(
        store.now().isoformat(), str(path), len(changes), receipt.size, before.number + 1 if before else 1
    )
    write_local(store, _EXPORTED, json.dumps(done._asdict()))
    return Exported(receipt.path, len(changes), receipt.size)


def merge_file(store: Store, event_id: str, path: Path, passphrase: str | None = None, task: Task = NO_TASK) -> Merged:
    """Take in another laptop's file. A file read twice changes nothing; a damaged one is refused whole."""
    make_copy_if_changed(store, task)
    return _merge(store, event_id, path, passphrase, task)


def _merge(store: Store, event_id: str, path: Path, passphrase: str | None, task: Task) -> Merged:
    from desktop.data.exchange_file import read_exchange
    from desktop.data.exchange_keys import ExchangeKeys

    stored = read_local(store, _KEYS)
    known = ExchangeKeys.from_dict(json.loads(stored)) if stored else None
    contents = read_exchange(path, passphrase=passphrase, known=known, step=task.step)
    _check_community(store, contents.manifest)
    incoming = _parsed(path, contents.lines(task.step))
    changes, new = merge_changes(store, incoming, words("Merge {name}", name=path.name))
    sender = _sender(store, contents.manifest)
    note_merged(store, MergedRow(contents.digest, path.name, sender, store.now().isoformat(), new))
    if known is None:
        write_local(store, _KEYS, json.dumps(contents.keys.as_dict()))
    return Merged(changes, sender, len(incoming), new, list_conflicts(store), list_double_entries(store, event_id))


def join_community(
    path: Path, file: Path, laptop: Laptop, clock: Clock, passphrase: str | None = None, task: Task = NO_TASK
) -> Store:
    """Make a workspace out of another laptop's exchange file; nothing is left when the file is refused."""
    store = create_store(path, device=laptop.id, clock=clock)
    try:
        _merge(store, "", file, passphrase, task)
        get_community(store)
    except BaseException:
        store.close()
        _remove_workspace(path)
        raise
    return store


def join_in_folder(
    folder: Path, file: Path, laptop: Laptop, clock: Clock, passphrase: str | None = None, task: Task = NO_TASK
) -> Path:
    """Make a workspace out of an exchange file and name it after its community; gives its path, to be opened."""
    folder.mkdir(parents=True, exist_ok=True)
    _remove_workspace(folder / _JOINING)  # left by a power cut
    store = join_community(folder / _JOINING, file, laptop, clock, passphrase, task)
    title = get_community(store).title
    store.close()
    return (folder / _JOINING).rename(free_path(folder, title))


def _remove_workspace(path: Path) -> None:
    for tail in ("", "-wal", "-shm"):
        path.with_name(path.name + tail).unlink(missing_ok=True)


def list_conflicts(store: Store) -> list[FieldConflict]:
    """Fields that two laptops wrote without seeing each other."""
    with store.read() as reading:
        return read_field_conflicts(reading)


def list_double_entries(store: Store, event_id: str) -> list[DoubleEntry]:
    """People who came in twice without going out, at one door or two."""
    with store.read() as reading:
        return read_double_entries(reading, event_id)


def settle_conflict(store: Store, conflict: FieldConflict, value: Any) -> Changes:
    """Decide what a field says; the decision goes to the other laptops like any edit."""
    with store.write(words("Settle a point about {name}", name=conflict.about)) as work:
        work.settle(RECORDS[conflict.noun], conflict.record, conflict.field, value)
    return work.changes


def read_settlement(conflict: FieldConflict, text: str) -> Any:
    """The value of a field from a text that somebody typed; refuses one that does not fit."""
    return typed_values(conflict.noun, {conflict.field: text}, [conflict.field])[conflict.field]


def settle_double_entry(store: Store, entry: DoubleEntry, *, keep_both: bool) -> Changes:
    """Decide about a double entry: both are right, or the second was a mistake and is taken back."""
    with store.write(words("Settle the double entry of {name}", name=entry.about)) as work:
        if keep_both:
            id_ = derived_id("settlement", "double_entry", entry.second_id)
            work.add(Settlement(id=id_, kind="double_entry", subject=entry.second_id, choice="both"))
        else:
            work.remove_rows(Checkin, [entry.second_id])
    return work.changes


def list_laptops(store: Store) -> list[LaptopRow]:
    """The laptops that wrote into this workspace, the latest first."""
    with store.read() as reading:
        return read_laptops(reading)


def list_merged(store: Store) -> list[MergedRow]:
    """The exchange files read here, the latest first."""
    with store.read() as reading:
        return read_merged(reading)


def last_export(store: Store) -> LastExport | None:
    """The last exchange file written here; None before it."""
    stored = read_local(store, _EXPORTED)
    return LastExport(**json.loads(stored)) if stored else None


def suggest_export_name(store: Store, event_id: str, laptop: Laptop) -> str:
    """A name for the next exchange file that every stick takes and that no file of this laptop had before."""
    before = last_export(store)
    parts = plain_part(get_event(store, event_id).title, "event"), plain_part(laptop.title, "laptop")
    return f"{'-'.join(parts)}-{(before.number if before else 0) + 1:04}.{ENDING}"


def count_changes(store: Store) -> int:
    """How many changes an exchange file of this workspace would hold."""
    with store.read() as reading:
        return sum(read_vector(reading).values())


def _manifest(store: Store, laptop: Laptop) -> dict[str, Any]:
    community = get_community(store)
    return {
        "app": "plenum",
        "schema": VERSION,
        "laptop": laptop.title,
        "laptop_id": laptop.id,
        "community": community.id,
        "community_title": community.title,
        "at": store.now().isoformat(),
    }


def _sender(store: Store, manifest: dict[str, Any]) -> str:
    """The name of the laptop that wrote a file, told apart from others of the same name."""
    with store.read() as reading:
        titles = read_titles(reading)
    return titles.get(str(manifest.get("laptop_id", "")), str(manifest.get("laptop", "")))


def _check_community(store: Store, manifest: dict[str, Any]) -> None:
    with store.read() as reading:
        own = read_community(reading)
    if own is not None and manifest.get("community") != own.id:
        raise Refused(
            words("This file is of the community {name}.", name=str(manifest.get("community_title", "?"))),
            NOTHING_CHANGED,
            words("Open that community's workspace, or make a new one from the file."),
        )


def _parsed(path: Path, lines: Any) -> list[Change]:
    try:
        return sorted(read_change_line(line.decode()) for line in lines)
    except ValueError as error:
        raise Refused(
            words("{name} holds something that is no change of a workspace.", name=path.name),
            NOTHING_CHANGED,
            words("Ask the other laptop for a new export, made with Plenum itself."),
        ) from error
