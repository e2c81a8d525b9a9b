"""Plans the import of a list of people, or of registrations for an event."""

from collections import Counter
from collections.abc import Callable, Mapping
from itertools import compress
from typing import Any, NamedTuple

from desktop.domain.ids import derived_id, derived_ids, new_id
from desktop.domain.import_matching import Match, People, Values, named
from desktop.domain.imports import LEAVE_OUT, NEW, SKIP, Choice, ListRow, ListRows, Ops, Plan, RowPlan, Verdict, changed
from desktop.domain.names import full_name, name_key
from desktop.domain.values import read_status, read_yes_no
from desktop.domain.words import Words, words

PERSON_TEXTS = (
    "external_id", "email", "phone", "company", "unit", "site", "level", "job", "line_manager_ref",
    "line_manager_name", "language", "gender", "joined", "badge_name",
)  # fmt: skip
_NUMBERED = ("external_id", "given_name", "family_name")
_SAME_FIELDS = frozenset({"given_name", "family_name", *PERSON_TEXTS})
"""The fields of which a row may be taken for the person as it is."""
ATTENDEE_TEXTS = ("ticket", "category", "registered_at", "diet", "need", "note")
_CHOICE_NEW = Choice(NEW, words("A new person"))


class EventState(NamedTuple):
    """What a list of registrations is compared with: the event and its attendees by person."""

    event_id: str
    attendees: Mapping[str, Values]
    new_badge: Callable[[str], dict[str, Any]]


def person_values(texts: Mapping[str, str]) -> dict[str, Any]:
    """Field -> value of the person a row tells of; what the row does not say is left out."""
    given, family = named(texts)
    values: dict[str, Any] = {"given_name": given, "family_name": family}
    values.update([(name, texts[name]) for name in PERSON_TEXTS if name in texts])
    if "ambassador" in texts:
        values["ambassador"] = bool(read_yes_no(texts["ambassador"]))
    return values


def attendee_values(texts: Mapping[str, str]) -> dict[str, Any]:
    """Field -> value of the registration a row tells of."""
    values: dict[str, Any] = {name: texts[name] for name in ATTENDEE_TEXTS if name in texts}
    if "status" in texts:
        values["status"] = read_status(texts["status"]) or "pending"
    if "step_free" in texts:
        values["step_free"] = bool(read_yes_no(texts["step_free"]))
    return values


def plan_people(
    rows: ListRows, people: Mapping[str, Values], event: EventState | None, decisions: Mapping[int, str]
) -> Plan:
    """Plan the rows of a list of people (`event` is None) or of registrations for an event.

    `decisions` says, by row number, what the user chose for doubtful rows.
    """
    return _Planner(people, event, decisions).plan(rows)


class _Planner:
    def __init__(self, people: Mapping[str, Values], event: EventState | None, decisions: Mapping[int, str]) -> None:
        self.people = People(people)
        self.event = event
        self.decisions = decisions
        self.ops = Ops()
        self.seen: dict[str, int] = {}
        self.attendees = dict(event.attendees) if event else {}
        self.tickets = _by_ticket(self.attendees)
        self.new_people = self.ops.new.setdefault("person", [])

    def plan(self, rows: ListRows) -> Plan:
        numbered = self.event is None and set(_NUMBERED) <= set(rows.fields) <= _SAME_FIELDS
        planned = self._numbered(rows) if numbered else [self._row(row) for row in rows.rows()]
        if not self.new_people:
            del self.ops.new["person"]
        return Plan(planned, self.ops)

    def _numbered(self, rows: ListRows) -> list[RowPlan]:
        """The short way for most rows of a first list of people: a number that nobody has, and a name."""
        fields, people, planned = rows.fields, self.people, []
        at, given, family = map(fields.index, _NUMBERED)
        whole: list[tuple[str, ...]] = []
        shapes = {(*fields, "id"): whole}
        ids = derived_ids("person", "number", last=[cells[at] for cells in rows.cells])
        for line, cells, id_ in zip(rows.numbers, rows.cells, ids, strict=True):
            number, about = cells[at], f"{cells[given]} {cells[family]}".strip()
            held, said, shape = fields, cells, whole
            if "" in cells:
                held, said = tuple(compress(fields, cells)), tuple(filter(None, cells))
                shape = shapes.setdefault((*held, "id"), [])
            if number and about and people.add_numbered(id_, number, held, said):
                shape.append((*said, id_))
                self.seen[id_] = line
                planned.append(RowPlan(line, "new", about))
            else:
                planned.append(self._row(rows.row(line, cells)))
        self.ops.shapes["person"] = {names: filled for names, filled in shapes.items() if filled}
        return planned

    def _row(self, row: ListRow) -> RowPlan:
        values = person_values(row.texts)
        about = full_name(values["given_name"], values["family_name"])
        if not about:
            return RowPlan(row.number, "doubtful", "", words("No name in this row."), (LEAVE_OUT,), SKIP)
        match = self.people.match(row.texts)
        if not match.ids:
            match = self._by_ticket(row.texts.get("ticket", "")) or match
        if match.sure:
            verdict, reason = self._put(row, values, match.ids[0] if match.ids else NEW)
            return RowPlan(row.number, verdict, about, reason)
        choices = (*(self._choice(id_) for id_ in match.ids), _CHOICE_NEW, LEAVE_OUT)
        chosen = self.decisions.get(row.number, self._first_free(match))
        if chosen not in {choice.key for choice in choices}:
            chosen = self._first_free(match)
        if chosen != SKIP:
            self._put(row, values, chosen)
        return RowPlan(row.number, "doubtful", about, match.reason, choices, chosen)

    def _by_ticket(self, ticket: str) -> Match | None:
        """Whoever has this ticket of the event under another name; a companion may be on somebody else's ticket."""
        person = self.tickets.get(ticket)
        if person is None or person in self.seen:
            return None
        return Match((person,), sure=False, reason=words("Same ticket as {name}.", name=self.people.name_of(person)))

    def _choice(self, id_: str) -> Choice:
        values = self.people.values[id_]
        told = " · ".join(str(values[n]) for n in ("external_id", "unit", "site", "email") if values.get(n))
        return Choice(id_, words("{name} ({about})", name=self.people.name_of(id_), about=told or "-"))

    def _first_free(self, match: Match) -> str:
        """Of namesakes, the first whom no earlier row of this list was about."""
        return next((id_ for id_ in match.ids if id_ not in self.seen), match.ids[0])

    def _put(self, row: ListRow, values: dict[str, Any], target: str) -> tuple[Verdict, Words | None]:
        """Note what a row does to a person, and to their registration; its verdict."""
        verdict: Verdict = "unchanged"
        if target == NEW:
            target, verdict = self._new_person(row, values), "new"
        elif target in self.seen:
            return self._again(row, target)
        elif self._update_person(target, values):
            verdict = "updated"
        self.seen[target] = row.number
        if self.event is None:
            return verdict, None
        return self._attend(target, row, verdict), None

    def _new_person(self, row: ListRow, values: dict[str, Any]) -> str:
        id_ = _person_id(values, row.texts)
        if id_ in self.people.values:
            id_ = new_id()
        values["id"] = id_
        self.new_people.append(values)
        self.people.add(id_, values)
        return id_

    def _update_person(self, id_: str, values: dict[str, Any]) -> bool:
        stored = self.people.values[id_]
        if self.event is not None:
            # a ticketing list fills what the community does not know, it does not overrule it
            wanted = {name: value for name, value in values.items() if value and not stored.get(name)}
        else:
            wanted = {name: value for name, value in values.items() if value}
            if not (values.get("external_id") and values["external_id"] == stored.get("external_id")):
                for name in ("given_name", "family_name"):
                    wanted.pop(name, None)
        edits = changed(stored, wanted)
        self.ops.edit("person", id_, edits)
        self.people.values[id_] = {**stored, **edits}
        return bool(edits)

    def _attend(self, person: str, row: ListRow, told: Verdict) -> Verdict:
        """Note the registration of a person; `told` is what the row did to the person."""
        assert self.event
        values = attendee_values(row.texts)
        stored = self.attendees.get(person)
        if stored is None:
            id_ = derived_id("attendee", self.event.event_id, person)
            self.attendees[person] = {"id": id_, "status": "registered", **values}
            self.ops.add("attendee", id=id_, event_id=self.event.event_id, person_id=person, **values)
            self.ops.add("badge", **self.event.new_badge(id_))
            return "new"
        edits = changed(stored, values)
        self.ops.edit("attendee", stored["id"], edits)
        self.attendees[person] = {**stored, **edits}
        return "updated" if edits or told == "updated" else "unchanged"

    def _again(self, row: ListRow, person: str) -> tuple[Verdict, Words]:
        """A second row about one person: the first counts, unless only the second is a valid registration."""
        reason = words("Same person as row {row}.", row=self.seen[person])
        if self.event is None:
            return "unchanged", reason
        valid = attendee_values(row.texts).get("status", "registered") == "registered"
        if valid and self.attendees[person]["status"] != "registered":
            return self._attend(person, row, "unchanged"), reason
        return "unchanged", reason


def _by_ticket(attendees: Mapping[str, Values]) -> dict[str, str]:
    """Ticket -> the one person who has it; a number that several have is that of an order."""
    counts = Counter(values.get("ticket") for values in attendees.values())
    return {values["ticket"]: id_ for id_, values in attendees.items() if counts[values.get("ticket")] == 1}


def _person_id(values: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    """The same id on every laptop that reads this row, as far as the row tells somebody from everybody else."""
    if values.get("external_id"):
        return derived_id("person", "number", values["external_id"])
    name = name_key(values.get("given_name", ""), values.get("family_name", ""))
    if values.get("email"):
        return derived_id("person", "email", values["email"].casefold(), name)
    if texts.get("ticket"):
        return derived_id("person", "ticket", texts["ticket"], name)
    return new_id()
