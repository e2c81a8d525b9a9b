"""Importing a list: one path for people, registrations, wishes, rooms, programmes and past tables."""

import gc
import json
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from desktop.data.imports import (
    read_past_state,
    read_programme_state,
    read_room_values,
    read_wish_state,
    write_ops,
)
from desktop.data.lists import ListFile, read_list
from desktop.data.people import read_attendee_values, read_person_values
from desktop.data.store import Store
from desktop.domain.changes import Changes
from desktop.domain.headers import guess_kind, match_columns, missing
from desktop.domain.import_encounters import plan_encounters
from desktop.domain.import_people import EventState, plan_people
from desktop.domain.import_programme import plan_programme
from desktop.domain.import_rooms import plan_rooms
from desktop.domain.import_wishes import plan_wishes
from desktop.domain.imports import ListRows, Plan
from desktop.domain.list_fields import FIELDS, KINDS, Kind
from desktop.domain.values import read_yes_no
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words, words_n
from desktop.usecases.attendees import new_badge
from desktop.usecases.copies import make_copy_if_changed
from desktop.usecases.task import NO_TASK, Task
from desktop.usecases.workspace import list_events

OF_AN_EVENT: tuple[Kind, ...] = ("attendees", "wishes", "rooms", "programme")
"""The kinds of list that belong to one event."""


class Draft(NamedTuple):
    """A list before it is imported: the file, what kind of list it is, and column -> field."""

    file: ListFile
    kind: Kind
    columns: Mapping[int, str]


class Imported(NamedTuple):
    changes: Changes
    plan: Plan


def draft_import(
    path: Path,
    *,
    kind: Kind | None = None,
    encoding: str | None = None,
    separator: str | None = None,
    sheet: str | None = None,
) -> Draft:
    """Read a list and guess what it is; what the caller gives is not guessed."""
    with _no_collection():
        file = read_list(path, encoding=encoding, separator=separator, sheet=sheet)
    return draft_as(file, kind or guess_kind(file.headers, file.rows))


def draft_as(file: ListFile, kind: Kind) -> Draft:
    """Take a list for one of this kind, its columns matched anew."""
    return Draft(file, kind, match_columns(kind, file.headers, file.rows))


def with_columns(draft: Draft, named: Mapping[str, str]) -> Draft:
    """Match columns by hand: header -> field, an empty field to leave the column out."""
    for header, field in named.items():
        if header not in draft.file.headers:
            raise Refused(
                words("The list has no column {name}.", name=header),
                NOTHING_CHANGED,
                words("Its columns: {names}.", names=", ".join(draft.file.headers)),
            )
        draft = with_column(draft, draft.file.headers.index(header), field)
    return draft


def with_column(draft: Draft, index: int, field: str) -> Draft:
    """Match one column by hand, an empty field to leave it out. A field but `wishes` leaves the column that had it."""
    if field and field not in {f.name for f in FIELDS[draft.kind]}:
        raise Refused(
            words("There is no field {name}.", name=field),
            NOTHING_CHANGED,
            words("Fields: {names}.", names=", ".join(f.name for f in FIELDS[draft.kind])),
        )
    columns = {i: f for i, f in draft.columns.items() if i != index and (f != field or field == "wishes")}
    if field:
        columns[index] = field
    return draft._replace(columns=columns)


def plan_import(store: Store, draft: Draft, event_id: str, decisions: Mapping[int, str] | None = None) -> Plan:
    """Tell what an import would do, row by row; nothing is written. Refuses a list that lacks a needed column."""
    lacks = missing(draft.kind, draft.columns)
    if lacks:
        raise Refused(
            words("The list cannot be imported yet. It lacks: {what}", what=tuple(lacks)),
            NOTHING_CHANGED,
            words("Match the missing columns, or choose another kind of list."),
        )
    # the file is left to others while the rows are gone through
    planner = _planner(store, draft, event_id, decisions or {})
    return planner(_rows(draft))


def _planner(store: Store, draft: Draft, event_id: str, decisions: Mapping[int, str]) -> Callable[[ListRows], Plan]:
    """What plans the rows of this kind of list, with what it compares them with."""
    key = next((bytes.fromhex(event.badge_key) for event in list_events(store) if event.id == event_id), bytes(32))
    make_badge = partial(_badge, event_id, key)
    with store.read() as reading:
        if draft.kind == "rooms":
            return partial(plan_rooms, event_id=event_id, rooms=read_room_values(reading, event_id))
        people = read_person_values(reading)
        match draft.kind:
            case "programme":
                programme = read_programme_state(reading, event_id)
                return partial(plan_programme, people=people, state=programme, decisions=decisions)
            case "wishes":
                wishes = read_wish_state(reading, event_id, make_badge)
                return partial(plan_wishes, people=people, state=wishes, decisions=decisions)
            case "encounters":
                past = read_past_state(reading, Path(draft.file.name).stem, partial(secrets.token_hex, 32))
                return partial(plan_encounters, people=people, state=past, decisions=decisions)
            case "people":
                return partial(plan_people, people=people, event=None, decisions=decisions)
            case "attendees":
                event = EventState(event_id, read_attendee_values(reading, event_id), make_badge)
                return partial(plan_people, people=people, event=event, decisions=decisions)


def _badge(event_id: str, key: bytes, attendee_id: str) -> dict[str, Any]:
    return new_badge(event_id, attendee_id, key)


def run_import(
    store: Store,
    draft: Draft,
    event_id: str,
    decisions: Mapping[int, str] | None = None,
    task: Task = NO_TASK,
    *,
    copy_first: bool = True,
) -> Imported:
    """Import a list as one action that can be undone; all of it or nothing. A copy of the workspace comes first."""
    if copy_first:
        make_copy_if_changed(store, task)
    task.step(0, 1)
    with _no_collection():
        plan = plan_import(store, draft, event_id, decisions)
        with store.write(_label(draft.file.name, plan)) as work:
            write_ops(work, plan.ops, task.step)
    return Imported(work.changes, plan)


def _label(name: str, plan: Plan) -> Words:
    """What an import is called: how many rows it takes in, and how many it does not."""
    taken = plan.taken
    rest = len(plan.rows) - taken
    if not rest:
        return words_n("Import {name} ({n} row)", "Import {name} ({n} rows)", taken, name=name)
    return words_n(
        "Import {name} ({n} row; {rest} unchanged or left out)",
        "Import {name} ({n} rows; {rest} unchanged or left out)",
        taken, name=name, rest=rest,
    )  # fmt: skip


def told_import(name: str, plan: Plan) -> Words:
    """What an import did, or would do, in a sentence."""
    return words(
        "{list}: {rows} rows, {new} new, {updated} updated, {unchanged} unchanged, {doubtful} doubtful.",
        list=name, rows=len(plan.rows), **plan.counts(),
    )  # fmt: skip


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let the garbage collector rest: it would walk the growing rows again and again, a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # what was made goes to the old generation as it is: collecting the young one would walk all of it
        gc.freeze()
        gc.unfreeze()
        if was_on:
            gc.enable()


def _rows(draft: Draft) -> ListRows:
    fields = {index: field for index, field in sorted(draft.columns.items()) if field != "wishes"}
    wishes = [index for index, field in draft.columns.items() if field == "wishes"]
    headers, cells = draft.file.headers, _picked(draft.file.rows, list(fields))
    if not wishes:
        return ListRows(draft.file.row_numbers, tuple(fields.values()), cells)
    asked = [_wishes(headers, row, wishes) for row in draft.file.rows]
    cells = [(*picked, text) for picked, text in zip(cells, asked, strict=True)]
    return ListRows(draft.file.row_numbers, (*fields.values(), "wishes"), cells)


def _picked(rows: Sequence[tuple[str, ...]], columns: list[int]) -> Sequence[tuple[str, ...]]:
    """These columns of a list; all of them, in their order, are the list itself."""
    if rows and columns == list(range(len(rows[0]))):
        return rows
    if len(columns) < 2:
        return [tuple([row[index] for index in columns]) for row in rows]
    return list(map(itemgetter(*columns), rows))


def _wishes(headers: Sequence[str], cells: Sequence[str], columns: Sequence[int]) -> str:
    """The wishes of a row: of a cell that lists them, or the headers of the columns that are ticked."""
    if len(columns) == 1:
        return cells[columns[0]]
    ticked = [headers[i] if read_yes_no(cells[i]) else cells[i] for i in columns if read_yes_no(cells[i]) is not False]
    return json.dumps([text for text in ticked if text], ensure_ascii=False) if any(ticked) else ""


__all__ = [
    "KINDS", "OF_AN_EVENT", "Draft", "Imported", "draft_as", "draft_import", "plan_import", "run_import",
    "told_import", "with_column", "with_columns",
]  # fmt: skip
