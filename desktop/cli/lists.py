"""Commands on lists: import, add, search, list."""

import argparse
from pathlib import Path
from typing import Any

from desktop.cli.output import Terminal, opened, opened_event
from desktop.cli.rows import LISTS
from desktop.data.events import EventRow
from desktop.data.store import Store
from desktop.domain.imports import Plan, RowPlan
from desktop.domain.list_fields import KINDS
from desktop.domain.names import full_name
from desktop.domain.words import NOTHING_CHANGED, Refused, words, words_n
from desktop.usecases.attendees import add_attendee, add_person, find_people, find_person, register_person
from desktop.usecases.imports import Draft, draft_import, plan_import, run_import, told_import, with_columns
from desktop.usecases.rooms import add_room
from desktop.usecases.sessions import add_session
from desktop.usecases.takeaways import add_takeaway
from desktop.usecases.workspace import add_event, find_event, get_event

ADDABLE = ("person", "attendee", "room", "session", "commitment")


def add_commands(commands: Any, common: argparse.ArgumentParser, event: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("import", parents=[common, event], help="import a list")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("list", metavar="LIST")
    parser.add_argument("--as", dest="kind", choices=KINDS, help="what kind of list it is (default: guessed)")
    parser.add_argument("--map", action="append", default=[], metavar="HEADER=FIELD", help="match a column by hand")
    parser.add_argument("--encoding")
    parser.add_argument("--separator")
    parser.add_argument("--sheet")
    parser.add_argument("--dry-run", action="store_true", help="tell what would happen, write nothing")
    parser.set_defaults(command=import_list)
    parser = commands.add_parser("add", parents=[common, event], help="add one person, room, session...")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("noun", choices=ADDABLE)
    parser.add_argument("fields", nargs="+", metavar="FIELD=VALUE")
    parser.set_defaults(command=add)
    parser = commands.add_parser("search", parents=[common], help="find people by any part of a name")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("text", metavar="TEXT")
    parser.set_defaults(command=search)
    parser = commands.add_parser("list", parents=[common, event], help="list what the workspace holds")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("what", choices=tuple(LISTS))
    parser.set_defaults(command=list_rows)


def import_list(options: argparse.Namespace, terminal: Terminal) -> int:
    draft = draft_import(
        Path(options.list), kind=options.kind, encoding=options.encoding, separator=options.separator,
        sheet=options.sheet,
    )  # fmt: skip
    draft = with_columns(draft, dict(_pair(text) for text in options.map))
    with opened(options) as store:
        event = _event_of(store, options, draft)
        if options.dry_run:
            plan = plan_import(store, draft, event.id if event else "")
        else:
            plan = run_import(store, draft, event.id if event else "").plan
    _tell_import(terminal, draft, plan, dry_run=options.dry_run)
    return 0


def _event_of(store: Store, options: argparse.Namespace, draft: Draft) -> EventRow | None:
    """The event that a list belongs to; registrations for an event that is not known yet make it."""
    if options.event and draft.kind == "attendees" and find_event(store, options.event) is None:
        if options.dry_run:
            return None
        add_event(store, options.event, kind="meetup")
    return get_event(store, options.event or "")


def _tell_import(terminal: Terminal, draft: Draft, plan: Plan, *, dry_run: bool) -> None:
    doubts = [row for row in plan.rows if row.verdict == "doubtful"]
    result: dict[str, Any] = {
        "list": draft.file.name,
        "kind": draft.kind,
        "rows": len(plan.rows),
        **{str(verdict): count for verdict, count in plan.counts().items()},
        "doubts": [_doubt(terminal, row) for row in doubts],
        "columns": {draft.file.headers[index]: field for index, field in sorted(draft.columns.items())},
        "encoding": draft.file.encoding,
        "separator": draft.file.separator,
        "notes": [terminal.texts(note) for note in draft.file.notes],
        "dry_run": dry_run,
    }
    lines = [f"  {row.number}: {row.about} - {terminal.texts(row.reason) if row.reason else ''}" for row in doubts]
    terminal.tell(result, told_import(draft.file.name, plan), *draft.file.notes, *lines)


def _doubt(terminal: Terminal, row: RowPlan) -> dict[str, Any]:
    reason = terminal.texts(row.reason) if row.reason else ""
    choices = [{"key": choice.key, "label": terminal.texts(choice.label)} for choice in row.choices]
    return {"row": row.number, "about": row.about, "reason": reason, "chosen": row.chosen, "choices": choices}


def add(options: argparse.Namespace, terminal: Terminal) -> int:
    fields = dict(_pair(text) for text in options.fields)
    with opened_event(options) as (store, event):
        match options.noun:
            case "person":
                added = add_person(store, fields)
            case "attendee":
                who = fields.pop("person", "")
                if who:
                    added = register_person(store, event.id, find_person(store, who).id, fields)
                else:
                    added = add_attendee(store, event.id, fields)
            case "room":
                added = add_room(store, event.id, fields)
            case "session":
                added = add_session(store, event.id, fields)
            case _:
                added = add_takeaway(store, event.id, {**fields, "kind": "commitment"})
    terminal.tell(
        {"noun": options.noun, "id": added.id}, words("Done: {what}", what=terminal.texts(added.changes.label))
    )
    return 0


def search(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened(options) as store:
        found = find_people(store, options.text)
    rows = [{**row._asdict(), "name": full_name(row.given_name, row.family_name)} for row in found]
    lines = [" · ".join(part for part in (r["name"], r["unit"], r["site"], r["external_id"]) if part) for r in rows]
    counted = words_n("{n} person found.", "{n} people found.", len(rows))
    terminal.tell({"people": rows}, *lines, counted)
    return 0


def list_rows(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened_event(options) as (store, event):
        rows = LISTS[options.what](store, event.id, terminal.texts)
    lines = [" · ".join(str(value) for value in row.values() if value not in (None, "", [], False)) for row in rows]
    terminal.tell({options.what: rows}, *lines)
    return 0


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.rpartition("=") if text.count("=") > 1 and text.startswith("=") else text.partition("=")
    if not equals or not name:
        raise Refused(
            words("{text} is not of the form NAME=VALUE.", text=text),
            NOTHING_CHANGED,
            words("Write it like unit=Sales, in quotes when it has spaces."),
        )
    return name, value
