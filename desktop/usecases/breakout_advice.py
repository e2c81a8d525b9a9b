"""What is wrong with a round, the one thing that would mend it, and what that costs, in words."""

from collections import Counter
from collections.abc import Mapping
from math import ceil
from typing import Literal, NamedTuple

from desktop.data.breakouts import GroupRow
from desktop.domain.words import Words, words, words_n
from desktop.usecases.breakout_board import Board, Column, find_broken, hosts_here, links_broken, rank_in, seats_of
from desktop.usecases.breakout_reasons import meetings, over_text
from desktop.usecases.breakout_rules import CHOSEN, Rules
from desktop.usecases.breakout_view import BreakoutView, chooses, group_title
from desktop.usecases.breakouts import Advice, advise_room

Mending = Literal["move", "room", "tables", "programme", "place", "mend"]

BREAKING = 100_000
"""What it is worth that somebody who breaks a rule moves rather than another: more than all wishes."""


class Proposal(NamedTuple):
    """What is wrong (`text`) and what mends it: moving people to other groups (`moves`, at a `price`), opening a
    `room`, adding `tables`, changing the programme, placing who has no place, or changing as few seats as it takes."""

    mending: Mending
    text: Words
    how: Words | None = None
    price: tuple[Words, ...] = ()
    people: tuple[str, ...] = ()
    moves: Mapping[str, str] = {}
    room: Advice | None = None
    tables: int = 0


def advise(view: BreakoutView, board: Board) -> Proposal | None:
    """The most pressing point of a round, None when all is well or nothing is composed yet."""
    columns, nobody, waiting = board.columns[1:], not board.figures.placed, board.columns[0].waiting
    limited = [column.seats for column in columns if column.seats is not None]
    short = board.figures.people - sum(limited) if columns and len(limited) == len(columns) else 0
    over = max(columns, key=lambda column: column.over, default=None)
    if short > 0:
        return _advise_short(view, short, board.figures.people, nobody=nobody)
    if over and over.over:
        return _advise_over(view, board, over)
    if waiting and not nobody:
        free = sum(column.free or 0 for column in columns) if len(limited) == len(columns) else None
        return _advise_place(tuple(card.id for card in waiting), free)
    if board.broken:
        first, more = board.broken[0], len(board.broken) - 1
        others = words_n("{n} more rule is broken.", "{n} more rules are broken.", more) if more else None
        return Proposal("mend", first.text, others, people=first.people)
    return None


def pick_moves(view: BreakoutView, round_id: str, group: GroupRow, count: int) -> dict[str, str]:
    """Who of a group over its seats should go where: to one other group when that has room, at the least price.

    Empty when no seats are left, or none that keep the rules. Who breaks a rule there goes first; the locked and the
    hosts stay.
    """
    seats = seats_of(view, round_id)
    rules, taken = Rules.read(view.breakout.rules), Counter(seats.values())
    free = {g.id: (g.seats - taken[g.id] if g.seats is not None else count) for g in view.groups if g.id != group.id}
    movable = [a for a, g in seats.items() if g == group.id and not _held(view, round_id, a)]
    prices = _prices(view, round_id, group, movable)
    breaking = {a for broken in find_broken(view, seats, movable) for a in broken.people}
    prices = {(a, g): price - (BREAKING if a in breaking else 0) for (a, g), price in prices.items()}
    wide = [[g] for g in view.groups if free.get(g.id, 0) >= count]
    best: tuple[float, dict[str, str]] | None = None
    for targets in wide or [[g for g in view.groups if free.get(g.id, 0) > 0]]:
        found = _fill(view, rules, seats, prices, targets, free, count)
        if len(found) == count:
            price = sum(prices[a, target] for a, target in found.items())
            best = (price, found) if best is None or price < best[0] else best
    return best[1] if best else {}


def _fill(
    view: BreakoutView,
    rules: Rules,
    seats: Mapping[str, str | None],
    prices: Mapping[tuple[str, str], float],
    targets: list[GroupRow],
    free: Mapping[str, int],
    count: int,
) -> dict[str, str]:
    """The cheapest moves into some groups that break nothing, one after the other."""
    left, after, moves = dict(free), dict(seats), dict[str, str]()
    groups = {g.id: g for g in targets}
    steep = {g.id for g in targets if g.room_id is not None and not g.step_free}
    bound = {row.id for row in view.people if row.step_free}
    for _, a, target in sorted((price, a, g) for (a, g), price in prices.items() if g in groups):
        if len(moves) == count:
            break
        fits = left[target] > 0 and a not in moves and not (a in bound and target in steep)
        if (
            fits
            and hosts_here(view, a, groups[target])
            and not any(links_broken(view, rules, after, a, target).values())
        ):
            moves[a], after[a] = target, target
            left[target] -= 1
    return moves


def _held(view: BreakoutView, round_id: str, attendee_id: str) -> bool:
    place = view.places.get((round_id, attendee_id))
    return bool(place and place.locked) or attendee_id in view.hosts


def _prices(view: BreakoutView, round_id: str, group: GroupRow, people: list[str]) -> dict[tuple[str, str], float]:
    """(attendee, group) -> what the move costs: in wishes where people choose, else in people met before."""
    others = [g for g in view.groups if g.id != group.id]
    if chooses(view):
        return {(a, g.id): _wish(view, a, g) - _wish(view, a, group) for a in people for g in others}
    seats, met = seats_of(view, round_id), meetings(view, round_id, people)
    inside: dict[str | None, list[str]] = {}
    for a, g in seats.items():
        inside.setdefault(g, []).append(a)
    return {(a, g.id): sum(b in met[a] for b in inside.get(g.id, ())) for a in people for g in others}


def _wish(view: BreakoutView, attendee_id: str, group: GroupRow) -> float:
    rank = rank_in(view, attendee_id, group)
    return 0 if rank is None else CHOSEN.of_rank(rank)


def _advise_over(view: BreakoutView, board: Board, column: Column) -> Proposal:
    group = next(g for g in view.groups if g.id == column.id)
    told = over_text(group_title(view, group), len(column.cards), group.seats or 0)
    moves = pick_moves(view, board.round_id, group, column.over)
    if not moves:
        return Proposal("mend", told, people=tuple(card.id for card in column.cards))
    targets = {target: group_title(view, g) for g in view.groups if (target := g.id) in moves.values()}
    if len(targets) == 1:
        name = next(iter(targets.values()))
        how = words_n("Move {n} person to {group}", "Move {n} people to {group}", len(moves), group=name)
    else:
        how = words_n("Move {n} person to other groups", "Move {n} people to other groups", len(moves))
    return Proposal("move", told, how, tuple(_price(view, moves)), tuple(moves), moves)


def _price(view: BreakoutView, moves: Mapping[str, str]) -> list[Words]:
    """What moves come to for those who are moved."""
    groups = {g.id: g for g in view.groups}
    ranks = Counter(rank_in(view, a, groups[target]) for a, target in moves.items())
    told = []
    if ranks[1]:
        told.append(words_n("{n} keeps a first wish", "{n} keep a first wish", ranks[1]))
    if ranks[2]:
        told.append(words_n("{n} gets a second wish", "{n} get a second wish", ranks[2]))
    later = sum(n for rank, n in ranks.items() if rank and rank > 2)
    if later:
        told.append(words_n("{n} gets a later wish", "{n} get a later wish", later))
    if ranks[0]:
        told.append(words_n("{n} gets none of theirs", "{n} get none of theirs", ranks[0]))
    return told


def _advise_short(view: BreakoutView, short: int, people: int, *, nobody: bool) -> Proposal:
    """More people than seats: a free room, more tables, else the programme."""
    if nobody:
        what = words_n(
            "{seats} seats for {people} people: {n} will have no place.",
            "{seats} seats for {people} people: {n} will have no place.",
            short, seats=people - short, people=people,
        )  # fmt: skip
    else:
        what = words_n("{n} person has no place.", "{n} people have no place.", short)
    room = advise_room(view, short)
    if room is not None:
        return Proposal("room", what, room.text, room=room)
    tables = _tables_that_fit(view, short)
    if tables:
        last = view.groups[-1]
        how = words_n(
            "{n} more table of {seats} would do.", "{n} more tables of {seats} would do.", tables, seats=last.seats
        )
        return Proposal("tables", what, how, tables=tables)
    return Proposal("programme", what, words("No room is free at that time: change the seats on the programme."))


def _tables_that_fit(view: BreakoutView, short: int) -> int:
    """How many more tables like the last one seat everybody; 0 when these are no tables, or their room is too small."""
    last = view.groups[-1] if view.groups else None
    if last is None or last.session_id is not None or not last.seats:
        return 0
    tables = ceil(short / last.seats)
    room = view.programme.room(last.room_id)
    seats = sum(g.seats or 0 for g in view.groups if g.room_id == last.room_id) + tables * last.seats
    return tables if room is None or room.capacity is None or seats <= room.capacity else 0


def _advise_place(people: tuple[str, ...], free: int | None) -> Proposal:
    told = words_n("{n} person has no place.", "{n} people have no place.", len(people))
    seats = None if free is None else words_n("There is {n} free seat.", "There are {n} free seats.", free)
    return Proposal("place", told, seats, people=people)
