"""Plans the import of wishes: the sessions people ask for, and whom they want to be with or not."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from desktop.domain.ids import derived_id
from desktop.domain.import_matching import People, Values, named
from desktop.domain.imports import (
    KEEP,
    KNOWN,
    LEAVE_OUT,
    SKIP,
    WITHOUT_THEM,
    Choice,
    ListRow,
    ListRows,
    Ops,
    Plan,
    RowPlan,
    Verdict,
)
from desktop.domain.list_fields import RANKED
from desktop.domain.names import fold, full_name
from desktop.domain.value_texts import split_choices
from desktop.domain.words import Words, words


class WishState(NamedTuple):
    """What a list of wishes is compared with.

    attendees: person -> fields of the attendee; sessions: id -> title; wishes: attendee -> session -> rank;
    pairs: ids of the pairs that stand.
    """

    event_id: str
    attendees: Mapping[str, Values]
    sessions: Mapping[str, str]
    wishes: Mapping[str, Mapping[str, int]]
    pairs: frozenset[str]
    new_badge: Callable[[str], dict[str, Any]]


def plan_wishes(rows: ListRows, people: Mapping[str, Values], state: WishState, decisions: Mapping[int, str]) -> Plan:
    """Plan the rows of a list of wishes; each row replaces the wishes that its person had."""
    return _Planner(people, state, decisions).plan(rows)


class _Planner:
    def __init__(self, people: Mapping[str, Values], state: WishState, decisions: Mapping[int, str]) -> None:
        self.people = People(people)
        self.state = state
        self.decisions = decisions
        self.ops = Ops()
        self.seen: dict[str, int] = {}
        self.attendees = dict(state.attendees)
        self.pairs = set(state.pairs)
        self.session_of = {fold(title): id_ for id_, title in state.sessions.items()}

    def plan(self, rows: ListRows) -> Plan:
        return Plan([self._row(row) for row in rows.rows()], self.ops)

    def _row(self, row: ListRow) -> RowPlan:
        about = full_name(*named(row.texts)) or row.texts.get("email", "") or row.texts.get("external_id", "")
        match = self.people.match(row.texts)
        if not match.ids:
            nobody = words("Nobody in the community answers to this row.")
            return RowPlan(row.number, "doubtful", about, nobody, (LEAVE_OUT,), SKIP)
        if match.sure and match.ids[0] in self.attendees:
            return self._sure(row, match.ids[0], about)
        choices = (*(self._choice(id_) for id_ in match.ids), LEAVE_OUT)
        coming = [id_ for id_ in match.ids if id_ in self.attendees]
        reason = match.reason or words(
            "{name} is not registered for this event.", name=self.people.name_of(match.ids[0])
        )
        chosen = self.decisions.get(row.number, coming[0] if coming else SKIP)
        if chosen == KNOWN:
            chosen = (coming or match.ids)[0]
        if chosen in match.ids:
            if chosen not in self.attendees:
                self._register(chosen)
            self._put(row, chosen)
        return RowPlan(row.number, "doubtful", about, reason, choices, chosen)

    def _sure(self, row: ListRow, person: str, about: str) -> RowPlan:
        """Plan a row of somebody who is known and registered; names that nobody answers to make it doubtful."""
        unknown = [] if person in self.seen else self._unknown(row)
        if not unknown:
            verdict, reason = self._put(row, person)
            return RowPlan(row.number, verdict, about, reason)
        chosen = SKIP if self.decisions.get(row.number) == SKIP else KEEP
        if chosen == KEEP:
            self._put(row, person)
        reason = words("Not found: {names}.", names=", ".join(unknown))
        return RowPlan(row.number, "doubtful", about, reason, (WITHOUT_THEM, LEAVE_OUT), chosen)

    def _unknown(self, row: ListRow) -> list[str]:
        """The sessions and people a row names that are not there."""
        titles = [title for title in self._titles(row) if fold(title) not in self.session_of]
        return titles + [name for _, name in _named_people(row) if len(self.people.by_full_name(name).ids) != 1]

    def _choice(self, person: str) -> Choice:
        name = self.people.name_of(person)
        if person in self.attendees:
            return Choice(person, words("{name}", name=name))
        return Choice(person, words("Register {name} for the event", name=name))

    def _register(self, person: str) -> None:
        id_ = derived_id("attendee", self.state.event_id, person)
        self.ops.add("attendee", id=id_, event_id=self.state.event_id, person_id=person)
        self.ops.add("badge", **self.state.new_badge(id_))
        self.attendees[person] = {"id": id_}

    def _put(self, row: ListRow, person: str) -> tuple[Verdict, Words | None]:
        attendee = self.attendees[person]
        if person in self.seen:
            return "unchanged", words("Same person as row {row}.", row=self.seen[person])
        self.seen[person] = row.number
        titles = self._titles(row)
        wished = [self.session_of[fold(title)] for title in titles if fold(title) in self.session_of]
        did = self._wish(attendee["id"], wished)
        did = self._need(attendee, row.texts.get("need", "")) or did
        if self._pair(row, person) and did == "unchanged":
            did = "updated"
        return did, None

    def _titles(self, row: ListRow) -> list[str]:
        titles = list(split_choices(row.texts.get("wishes", ""), self.state.sessions.values()))
        titles += [row.texts[name] for name in RANKED if name in row.texts]
        return titles

    def _wish(self, attendee: str, sessions: Sequence[str]) -> Verdict:
        """Replace the wishes of an attendee, where the row has any."""
        stored = dict(self.state.wishes.get(attendee, {}))
        wanted = {session: rank for rank, session in reversed(list(enumerate(sessions, 1)))}
        if not wanted or wanted == stored:
            return "unchanged"
        for session in stored.keys() - wanted.keys():
            self.ops.remove("wish", derived_id("wish", attendee, session))
        for session, rank in wanted.items():
            id_ = derived_id("wish", attendee, session)
            if session not in stored:
                self.ops.add("wish", id=id_, attendee_id=attendee, session_id=session, rank=rank)
            elif stored[session] != rank:
                self.ops.edit("wish", id_, {"rank": rank})
        return "updated" if stored else "new"

    def _need(self, attendee: Values, need: str) -> Verdict | None:
        if not need or attendee.get("need") == need:
            return None
        self.ops.edit("attendee", attendee["id"], {"need": need})
        return "new" if not attendee.get("need") else "updated"

    def _pair(self, row: ListRow, person: str) -> bool:
        """Note whom the person wants to be with or not; whether any is new."""
        added = False
        for rule, name in _named_people(row):
            match = self.people.by_full_name(name)
            if len(match.ids) == 1 and match.ids[0] != person:
                added |= self._add_pair(person, match.ids[0], rule)
        return added

    def _add_pair(self, a: str, b: str, rule: str) -> bool:
        a, b = sorted((a, b))
        id_ = derived_id("pair", self.state.event_id, rule, a, b)
        if id_ in self.pairs:
            return False
        self.pairs.add(id_)
        self.ops.add("pair", id=id_, event_id=self.state.event_id, person_a=a, person_b=b, rule=rule, reason="wish")
        return True


def _named_people(row: ListRow) -> list[tuple[str, str]]:
    """Whom a row names to be apart from or with: rule and name."""
    columns = (("apart_names", "apart"), ("together_names", "together"))
    return [(rule, name) for column, rule in columns for name in split_choices(row.texts.get(column, ""))]
