"""The command `repair`: what has changed, the fewest moves that mend it, and, when wanted, those moves taken."""

import argparse
from pathlib import Path
from typing import Any

from desktop.cli.output import Terminal, opened_event, write_bytes
from desktop.domain.names import fold, full_name
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words
from desktop.usecases.attendees import find_person
from desktop.usecases.breakout_papers import render_move_list
from desktop.usecases.breakout_problem import CHANGE_PRICES, Asked
from desktop.usecases.breakout_proposals import MoveLine, apply_proposal, propose_plan
from desktop.usecases.breakout_search import Limits
from desktop.usecases.breakout_view import BreakoutView, get_breakout, group_title
from desktop.usecases.breakouts import find_breakout

SECONDS = 6.0


def add_commands(commands: Any, common: argparse.ArgumentParser, event: argparse.ArgumentParser) -> None:
    parser = commands.add_parser("repair", parents=[common, event], help="mend groups with the fewest moves")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--session", metavar="S", required=True, help="the session, or one of the parallel workshops")
    parser.add_argument("--absent", metavar="WHO", action="append", default=[], help="somebody who does not come")
    parser.add_argument("--lost", metavar="GROUP", action="append", default=[], help="a table or room that is lost")
    parser.add_argument("--seats", metavar="GROUP=N", action="append", default=[], help="seats from now on")
    parser.add_argument("--change", choices=tuple(CHANGE_PRICES), default="few", help="how much may change")
    parser.add_argument("--dry-run", action="store_true", help="only list the moves")
    parser.add_argument("--out", metavar="PDF", help="the list of moves on paper")
    parser.add_argument("--seconds", type=float, default=SECONDS, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.set_defaults(command=repair)


def repair(options: argparse.Namespace, terminal: Terminal) -> int:
    with opened_event(options) as (store, event):
        breakout = find_breakout(store, event.id, options.session)
        view = get_breakout(store, event.id, breakout)
        persons = {find_person(store, text).id for text in options.absent}
        absent = frozenset(row.id for row in view.people if row.person_id in persons)
        asked = Asked(options.change, absent, _seats(view, options))
        limits = Limits(options.seconds, seed=options.seed)
        proposed = propose_plan(store, event.id, breakout, asked, limits=limits)
        if options.out:
            write_bytes(
                Path(options.out), render_move_list(store, event.id, breakout, proposed.lines, terminal.texts).pdf
            )
        if not options.dry_run:
            apply_proposal(store, event.id, proposed)
    names = [full_name(row.given_name, row.family_name) for row in proposed.draft.left_out]
    result = {
        "moved": proposed.moved,
        "moves": [line._asdict() for line in proposed.lines],
        "gains": [terminal.texts(gain) for gain in proposed.gains],
        "left_out": names,
        "taken": not options.dry_run,
    }
    terminal.tell(result, *map(_told, proposed.lines), *(proposed.gains or [words("Nothing else changes.")]))
    return 0


def _seats(view: BreakoutView, options: argparse.Namespace) -> dict[str, int]:
    """Group -> its seats from now on."""
    given = [(title, "0") for title in options.lost] + [tuple(text.rpartition("=")[::2]) for text in options.seats]
    found = {}
    for title, seats in given:
        group = next((g for g in view.groups if fold(title) in (fold(g.title), fold(group_title(view, g)))), None)
        if group is None or not seats.isdecimal():
            raise Refused(
                words("There is no group {name} here, or no number of seats.", name=title),
                NOTHING_CHANGED,
                words("Write it as on the board, such as --seats 'Table 4=6'."),
            )
        found[group.id] = int(seats)
    return found


def _told(line: MoveLine) -> Words:
    if not line.before:
        return words("Round {round}: {name} gets a seat at {after}", round=line.round, name=line.name, after=line.after)
    if line.placeless:
        return words(
            "Round {round}: {name} loses the place at {before}", round=line.round, name=line.name, before=line.before
        )
    if not line.after:
        return words("Round {round}: {name} leaves {before}", round=line.round, name=line.name, before=line.before)
    return words(
        "Round {round}: {name}, {before} → {after}",
        round=line.round, name=line.name, before=line.before, after=line.after,
    )  # fmt: skip
