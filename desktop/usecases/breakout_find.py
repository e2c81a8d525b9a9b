"""Finding people on a board: by unit, site or level, and the places of one person in all rounds."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from desktop.data.people import AttendeeRow
from desktop.usecases.breakout_board import Column
from desktop.usecases.breakout_view import BreakoutView, group_title, is_away

TRAITS = ("unit", "site", "level")


class Seat(NamedTuple):
    """Where somebody sits in a round; no group when they wait for one, or are `away`."""

    round: int
    group: str
    away: bool


def list_traits(view: BreakoutView) -> dict[str, list[tuple[str, int]]]:
    """Trait -> its values and how many people have each, in the order of the alphabet."""
    counts = {trait: Counter(_value(row, trait) for row in view.people) for trait in TRAITS}
    return {trait: sorted((v, n) for v, n in counter.items() if v) for trait, counter in counts.items()}


def find_people(view: BreakoutView, wanted: Mapping[str, str]) -> frozenset[str]:
    """Who has all of some traits."""
    return frozenset(
        row.id for row in view.people if all(_value(row, trait) == value for trait, value in wanted.items())
    )


def count_groups(columns: Collection[Column], people: Collection[str]) -> int:
    """In how many groups some of these people sit."""
    return sum(bool(column.id) and any(card.id in people for card in column.cards) for column in columns)


def list_seats(view: BreakoutView, attendee_id: str) -> list[Seat]:
    """Where somebody sits, round by round."""
    titles = {group.id: group_title(view, group) for group in view.groups}
    return [
        Seat(
            round_.number,
            titles.get(view.group_of(round_.id, attendee_id) or "", ""),
            is_away(view, round_.id, attendee_id),
        )
        for round_ in view.rounds
    ]


def _value(row: AttendeeRow, trait: str) -> str:
    return str(getattr(row, trait))
