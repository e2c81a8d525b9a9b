"""What stands beside the rules of a breakout: the presets, what is known of the people, what is kept in any case."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from desktop.data.people import AttendeeRow
from desktop.data.store import Store
from desktop.domain.breakouts import UNKNOWN
from desktop.usecases.breakout_problem import seniority_band
from desktop.usecases.breakout_rules import ATTRIBUTES, Named, list_presets
from desktop.usecases.breakout_view import BreakoutView, chooses

FEW = 0.5
"""Below this share of the people an attribute is known of few: what groups mix of it says little."""


class Setting(NamedTuple):
    """What the rules are set for: so many people in so many groups, of which `needed` seat everybody at the least.

    `leading` are ambassadors or hosts; `known` counts per attribute the people of whom it is known; `sessions` tells
    that the groups are sessions at the same time, `chooses` that wishes for them are known; the others count what is
    kept whatever is set.
    """

    presets: list[Named]
    people: int
    groups: int
    needed: int
    leading: int
    known: Mapping[str, int]
    sessions: bool
    chooses: bool
    apart: int
    together: int
    hosts: int
    step_free: int

    def is_rare(self, attribute: str) -> bool:
        """Whether an attribute is known of few."""
        return self.known[attribute] < FEW * self.people


def get_setting(store: Store, event_id: str, view: BreakoutView) -> Setting:
    """Count it all. Reads the presets only; about 20 ms for 20,000 people."""
    hosting = {row.id for row in view.people} & view.hosts.keys()
    return Setting(
        presets=list_presets(store, event_id),
        people=len(view.people),
        groups=len(view.groups),
        needed=_count_needed([group.seats for group in view.groups], len(view.people)),
        leading=len(hosting | {row.id for row in view.people if row.ambassador}),
        known={name: _count_known(view, name) for name in ATTRIBUTES},
        sessions=view.breakout.session_id is None,
        chooses=chooses(view),
        apart=sum(map(len, view.apart.values())) // 2,
        together=sum(map(len, view.together.values())) // 2,
        hosts=len(hosting),
        step_free=sum(row.step_free for row in view.people),
    )


def count_locked(view: BreakoutView) -> int:
    """Places that stay where they are whatever is composed."""
    rounds = {round_.id for round_ in view.rounds}
    return sum(
        place.locked and place.group_id is not None for place in view.places.values() if place.round_id in rounds
    )


def _count_needed(seats: Iterable[int | None], people: int) -> int:
    """The fewest groups that seat everybody; all of them when even they do not."""
    largest, left = sorted((people if n is None else n for n in seats), reverse=True), people
    for used, places in enumerate(largest):
        if left <= 0:
            return used
        left -= places
    return len(largest)


def _count_known(view: BreakoutView, name: str) -> int:
    return sum(_is_known(row, name, view.starts) for row in view.people)


def _is_known(row: AttendeeRow, name: str, at: str) -> bool:
    if name == "seniority":
        return seniority_band(row.joined, at) != UNKNOWN
    return bool(getattr(row, name))
