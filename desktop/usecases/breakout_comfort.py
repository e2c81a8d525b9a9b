"""How full groups are to be when nothing else speaks for more: tables evenly, rooms with some seats left free."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

from desktop.data.breakouts import GroupRow
from desktop.domain.breakouts import Room
from desktop.usecases.breakout_rules import COMFORTABLE


def with_comfort(rooms: Sequence[Room], groups: Sequence[GroupRow], people: int) -> tuple[Room, ...]:
    """The rooms of a round, in which so many people sit, with how many sit well in each."""
    comforts = room_comforts if any(group.session_id for group in groups) else table_comforts
    seats = [None if group.seats is None else room.max for group, room in zip(groups, rooms, strict=True)]
    return tuple(replace(room, comfort=n) for room, n in zip(rooms, comforts(seats, people), strict=True))


def room_comforts(seats: Sequence[int | None], people: int) -> list[int | None]:
    """How many sit well in each room: nine tenths of its places, or its share when people need more than that."""
    total = sum(n for n in seats if n is not None)
    need = people / total if total and None not in seats else 0
    return [None if n is None else min(n, max(1, floor(COMFORTABLE * n), ceil(need * n))) for n in seats]


def table_comforts(seats: Sequence[int | None], people: int) -> list[int]:
    """The sizes at which tables are filled evenly, as far as their seats allow; in sum just the people there are."""
    most = [people if n is None else n for n in seats]
    level = next((k for k in range(people + 1) if sum(min(n, k) for n in most) >= people), people)
    even = [min(n, level) for n in most]
    over = sum(even) - people
    for place in reversed(range(len(even))):
        if over > 0 and even[place] == level:
            even[place] -= 1
            over -= 1
    return even
