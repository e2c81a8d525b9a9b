"""Plans the import of past tables: who sat with whom at earlier events becomes encounters."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from desktop.domain.ids import derived_id
from desktop.domain.import_matching import People, Values
from desktop.domain.imports import KNOWN, LEAVE_OUT, SKIP, Choice, ListRow, ListRows, Ops, Plan, RowPlan
from desktop.domain.names import fold
from desktop.domain.values import day_order, read_capacity, read_day
from desktop.domain.words import words


class PastState(NamedTuple):
    """What a list of past tables is compared with: events by id, and the ids of the records that stand."""

    community_id: str
    default_title: str
    events: Mapping[str, Values]
    known: frozenset[str]
    new_key: Callable[[], str]


def plan_encounters(
    rows: ListRows, people: Mapping[str, Values], state: PastState, decisions: Mapping[int, str]
) -> Plan:
    """Plan the rows of a list of past tables: each puts one person at a table of a round of an event."""
    planner = _Planner(People(people), state, day_order([row.texts.get("date", "") for row in rows.rows()]), decisions)
    return Plan([planner.row(row) for row in rows.rows()], planner.ops)


class _Planner:
    def __init__(self, people: People, state: PastState, order: str, decisions: Mapping[int, str]) -> None:
        self.people = people
        self.state = state
        self.order = order
        self.decisions = decisions
        self.ops = Ops()
        self.known = set(state.known)
        self.events = {(fold(v["title"]), v["day"]): id_ for id_, v in state.events.items()}

    def row(self, row: ListRow) -> RowPlan:
        texts = row.texts
        who = texts.get("full_name") or texts.get("external_id") or texts.get("email", "")
        match = self.people.match(texts)
        if not match.ids:
            nobody = words("Nobody in the community answers to this row.")
            return RowPlan(row.number, "doubtful", who, nobody, (LEAVE_OUT,), SKIP)
        if len(match.ids) == 1:
            return self._seat(row, match.ids[0], self.people.name_of(match.ids[0]) or who)
        choices = (*(self._choice(id_) for id_ in match.ids), LEAVE_OUT)
        chosen = self.decisions.get(row.number, SKIP)
        chosen = match.ids[0] if chosen == KNOWN else chosen
        if chosen in match.ids:
            self._seat(row, chosen, who)
        return RowPlan(row.number, "doubtful", who, match.reason, choices, chosen)

    def _choice(self, person: str) -> Choice:
        values = self.people.values[person]
        told = " · ".join(str(values[name]) for name in ("external_id", "unit", "site", "email") if values.get(name))
        return Choice(person, words("{name} ({about})", name=self.people.name_of(person), about=told or "-"))

    def _seat(self, row: ListRow, person: str, about: str) -> RowPlan:
        """Note at which table somebody sat."""
        texts = row.texts
        event = self._event(texts)
        breakout = self._add("breakout", ("breakout", event, "tables"), event_id=event, title="")
        number = read_capacity(texts.get("round", "")) or 1
        number = number if isinstance(number, int) else number[0]
        round_ = self._add("round", ("round", breakout, str(number)), breakout_id=breakout, number=number)
        table = texts.get("table", "")
        if not table:
            return RowPlan(row.number, "doubtful", about, words("No table in this row."), (LEAVE_OUT,), SKIP)
        title = f"Table {table}" if table.isdecimal() else table
        group = self._add("group", ("group", breakout, fold(table)), breakout_id=breakout, title=title)
        attendee = self._add("attendee", ("attendee", event, person), event_id=event, person_id=person)
        place = derived_id("place", round_, attendee)
        if place in self.known:
            return RowPlan(row.number, "unchanged", about)
        self._add("place", ("place", round_, attendee), round_id=round_, attendee_id=attendee, group_id=group)
        return RowPlan(row.number, "new", about)

    def _event(self, texts: Mapping[str, str]) -> str:
        title = texts.get("event_title") or self.state.default_title
        day = read_day(texts.get("date", ""), "mdy" if self.order == "mdy" else "dmy")
        iso = day.isoformat() if day else ""
        id_ = self.events.get((fold(title), iso))
        if id_ is None:
            id_ = derived_id("event", self.state.community_id, fold(title), iso)
            values = {"community_id": self.state.community_id, "title": title, "day": iso}
            self.ops.add("event", id=id_, badge_key=self.state.new_key(), **values)
            self.events[fold(title), iso] = id_
        return id_

    def _add(self, noun: str, parts: tuple[str, ...], **values: object) -> str:
        id_ = derived_id(*parts)
        if id_ not in self.known:
            self.known.add(id_)
            self.ops.add(noun, id=id_, **values)
        return id_
