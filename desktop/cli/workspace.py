"""Commands on the workspace itself: new, undo, redo, verify, sample."""

import argparse
from pathlib import Path
from typing import Any

from desktop.cli.output import Terminal, opened, this_laptop
from desktop.data.catalogues import system_language
from desktop.domain.names import fold
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words, words_n
from desktop.usecases.history import redo_action, undo_action
from desktop.usecases.sample import create_sample
from desktop.usecases.workspace import add_event, create_workspace, get_community, list_events, verify_workspace


def add_commands(commands: Any, common: argparse.ArgumentParser, event: argparse.ArgumentParser) -> None:
    new = commands.add_parser("new", parents=[common], help="make a workspace, or add an event to one")
    new.add_argument("file", metavar="FILE")
    new.add_argument("--community", metavar="C", required=True)
    new.add_argument("--event", metavar="E", required=True)
    new.add_argument("--date", metavar="YYYY-MM-DD", default="")
    new.add_argument(
        "--kind", choices=("convention", "meetup", "codevelopment", "workshop", "expedition"), default="convention"
    )
    new.add_argument("--venue", default="")
    new.set_defaults(command=new_workspace)
    for name, command, told in (
        ("undo", undo, "take back the last action"),
        ("redo", redo, "do again what was undone last"),
    ):
        parser = commands.add_parser(name, parents=[common], help=told)
        parser.add_argument("file", metavar="FILE")
        parser.set_defaults(command=command)
    verify_parser = commands.add_parser("verify", parents=[common], help="compare the tables with the journal")
    verify_parser.add_argument("file", metavar="FILE")
    verify_parser.add_argument("--repair", action="store_true", help="make the tables anew where they differ")
    verify_parser.set_defaults(command=verify)
    sample_parser = commands.add_parser("sample", parents=[common], help="write the sample convention")
    sample_parser.add_argument("file", metavar="FILE")
    sample_parser.set_defaults(command=sample)


def new_workspace(options: argparse.Namespace, terminal: Terminal) -> int:
    path = Path(options.file)
    if path.exists():
        return _add_event(options, terminal)
    language = options.lang or system_language()
    store = create_workspace(
        path, options.community, options.event, options.date, this_laptop(), language=language,
        kind=options.kind, venue=options.venue,
    )  # fmt: skip
    event = list_events(store)[0]
    store.close()
    result = {"file": str(path), "community": options.community, "event": event.title, "event_id": event.id}
    terminal.tell(result, words("{file} is ready for {event}.", file=str(path), event=event.title))
    return 0


def _add_event(options: argparse.Namespace, terminal: Terminal) -> int:
    """A workspace that is there gains an event, when it is of the same community."""
    with opened(options) as store:
        community = get_community(store)
        if fold(community.title) != fold(options.community):
            raise Refused(
                words("{file} is the workspace of the community {name}.", file=options.file, name=community.title),
                NOTHING_CHANGED,
                words("Choose another file, or name that community."),
            )
        added = add_event(store, options.event, options.date, options.kind, options.venue)
        result = {"file": options.file, "community": community.title, "event": options.event, "event_id": added.id}
        terminal.tell(result, words("{file} is ready for {event}.", file=options.file, event=options.event))
    return 0


def undo(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened(options) as store:
        changes = undo_action(store)
    return _told(terminal, "undone", changes.label, words("Undone: {what}", what=terminal.texts(changes.label)))


def redo(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened(options) as store:
        changes = redo_action(store)
    return _told(terminal, "redone", changes.label, words("Done again: {what}", what=terminal.texts(changes.label)))


def _told(terminal: Terminal, key: str, label: Words, line: Words) -> int:
    terminal.tell({key: str(label)}, line)
    return 0


def verify(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened(options) as store:
        found = verify_workspace(store, repair=options.repair)
    result = {
        "ok": not found,
        "differences": [{"noun": noun, "id": id_} for noun, id_ in found],
        "repaired": options.repair and bool(found),
    }
    sound = words("The tables say what the journal says.")
    damaged = words_n("{n} record differs from the journal.", "{n} records differ from the journal.", len(found))
    terminal.tell(result, damaged if found else sound)
    return 1 if found and not options.repair else 0


def sample(options: argparse.Namespace, terminal: Terminal) -> int:
    store = create_sample(Path(options.file), this_laptop(), terminal.texts)
    events = list_events(store)
    store.close()
    result = {"file": options.file, "events": [event.title for event in events]}
    terminal.tell(result, words("The sample convention is in {file}.", file=options.file))
    return 0
