"""Commands that print: badges, summary, and the papers of a breakout."""

import argparse
from pathlib import Path
from typing import Any

from desktop.cli.output import Terminal, opened_event, write_bytes
from desktop.data.events import EventRow
from desktop.data.store import Store
from desktop.domain.words import Texts, words, words_n
from desktop.usecases.attendees import find_person
from desktop.usecases.badges import DEFAULT_LAYOUT, list_badges, note_printed, render_badge_print
from desktop.usecases.breakout_papers import (
    POSTER_PAPERS,
    render_breakout_cards,
    render_breakout_lists,
    render_breakout_posters,
)
from desktop.usecases.breakouts import find_breakout
from desktop.usecases.programme import find_session
from desktop.usecases.reports import Document, render_session_summary

STATES = ("new", "changed", "printed")


def add_commands(commands: Any, common: argparse.ArgumentParser, event: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("badges", parents=[common, event], help="print badges into a PDF")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--out", required=True, metavar="PDF")
    parser.add_argument(
        "--layout", default=DEFAULT_LAYOUT, metavar="L", help=f"paper format (default: {DEFAULT_LAYOUT})"
    )
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="WHO", help="new, changed, or people by id, number or name"
    )
    parser.add_argument("--start-at", type=int, default=1, metavar="K", help="first free label of the sheet")
    parser.set_defaults(command=badges)
    parser = commands.add_parser("summary", parents=[common, event], help="print the summary of a session")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--session", metavar="S", required=True)
    parser.add_argument("--out", required=True, metavar="PDF")
    parser.set_defaults(command=summary)
    for name, command, about in (
        ("room-lists", room_lists, "print who is expected in each room or at each table"),
        ("table-cards", table_cards, "print a folded card for each table or room"),
        ("posters", posters, "print who sits where, a poster for each round"),
    ):
        parser = commands.add_parser(name, parents=[common, event], help=about)
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--session", metavar="S", required=True, help="the session, or one of parallel workshops")
        parser.add_argument("--out", required=True, metavar="PDF")
        parser.set_defaults(command=command)
    parser.add_argument("--round", type=int, nargs="+", default=[], metavar="N", help="only these rounds")
    parser.add_argument("--by", choices=("name", "table"), default="name", help="everybody by name, or each table")
    parser.add_argument("--paper", choices=POSTER_PAPERS, default="a3")


def badges(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened_event(options) as (store, event):
        wanted = _wanted(store, event, options.only, terminal.texts)
        print_ = render_badge_print(store, event.id, wanted, options.layout, terminal.texts, start_at=options.start_at)
        write_bytes(Path(options.out), print_.pdf)
        note_printed(store, print_.printed)
    result = {
        "file": options.out,
        "badges": len(print_.printed),
        "layout": options.layout,
        "warnings": [terminal.texts(warning) for warning in print_.warnings],
    }
    told = words_n("{n} badge in {file}.", "{n} badges in {file}.", len(print_.printed), file=options.out)
    terminal.tell(result, told, *print_.warnings)
    return 0


def _wanted(store: Store, event: EventRow, only: list[str], texts: Texts) -> list[str]:
    """Attendee ids: of all, of those in a state, or of people named one by one."""
    states = list_badges(store, event.id, texts)
    if not only:
        return [badge.attendee.id for badge in states]
    named = [text for text in only if text not in STATES]
    known = {badge.attendee.id for badge in states} | {badge.attendee.code for badge in states}
    people = {find_person(store, text).id for text in named if text not in known}
    return [
        badge.attendee.id
        for badge in states
        if badge.state in only
        or {badge.attendee.id, badge.attendee.code} & {*named}
        or badge.attendee.person_id in people
    ]


def summary(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened_event(options) as (store, event):
        session = find_session(store, event.id, options.session)
        document = render_session_summary(store, event.id, session.id, terminal.texts)
    write_bytes(Path(options.out), document.pdf)
    result = {"file": options.out, "session": session.title, "warnings": [terminal.texts(w) for w in document.warnings]}
    told = words("The summary of {name} is in {file}.", name=session.title, file=options.out)
    terminal.tell(result, told, *document.warnings)
    return 0


def room_lists(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened_event(options) as (store, event):
        breakout = find_breakout(store, event.id, options.session)
        document = render_breakout_lists(store, event.id, breakout, terminal.texts)
    return _written(options, terminal, document)


def table_cards(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened_event(options) as (store, event):
        breakout = find_breakout(store, event.id, options.session)
        document = render_breakout_cards(store, event.id, breakout, terminal.texts)
    return _written(options, terminal, document)


def posters(options: argparse.Namespace, terminal: Terminal) -> int:
    rounds, by, paper = options.round, options.by, options.paper
    with opened_event(options) as (store, event):
        breakout = find_breakout(store, event.id, options.session)
        document = render_breakout_posters(store, event.id, breakout, terminal.texts, rounds=rounds, by=by, paper=paper)
    return _written(options, terminal, document)


def _written(options: argparse.Namespace, terminal: Terminal, document: Document) -> int:
    write_bytes(Path(options.out), document.pdf)
    terminal.tell(
        {"file": options.out, "warnings": [terminal.texts(warning) for warning in document.warnings]},
        words("Saved: {name}", name=options.out),
        *document.warnings,
    )
    return 0
