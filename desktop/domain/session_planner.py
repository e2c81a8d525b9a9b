"""Plans what sessions come to: their rows, hosts, rounds, and the groups of a breakout."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop.domain.ids import derived_id, new_id
from desktop.domain.import_matching import People, Values
from desktop.domain.imports import KEEP, LEAVE_OUT, SKIP, WITHOUT_THEM, Ops, RowPlan, Verdict, changed
from desktop.domain.names import fold
from desktop.domain.programme import CHOSEN_KINDS
from desktop.domain.session_spec import SessionSpec, later, minutes_between
from desktop.domain.words import words


def session_key(title: str, starts: str) -> tuple[str, str]:
    """What tells sessions of an event apart."""
    return fold(title), starts


class ProgrammeState(NamedTuple):
    """What a programme is compared with: id -> fields, for the rooms, sessions, rounds and groups of the event.

    hosts: (session, person); breakouts: id -> the session it belongs to, or None for parallel sessions.
    """

    event_id: str
    day: str
    rooms: Mapping[str, Values]
    sessions: Mapping[str, Values]
    hosts: frozenset[tuple[str, str]]
    breakouts: Mapping[str, str | None]
    rounds: Mapping[str, Values]
    groups: Mapping[str, Values]


class SessionPlanner:
    """Notes what sessions come to: their rows, hosts, rounds and groups."""

    def __init__(self, people: People, state: ProgrammeState, decisions: Mapping[int, str] | None = None) -> None:
        self.people = people
        self.decisions = decisions or {}
        self.state = state
        self.ops = Ops()
        self.rooms = {fold(values["title"]): id_ for id_, values in state.rooms.items()}
        self.sessions = {session_key(v["title"], v["starts"]): id_ for id_, v in state.sessions.items()}
        self.values: dict[str, Values] = dict(state.sessions)
        self.groups: dict[str, Values] = dict(state.groups)
        self.seen: dict[str, int] = {}

    def plan(self, number: int, spec: SessionSpec) -> RowPlan:
        if not spec.title:
            return RowPlan(number, "doubtful", "", words("No title in this row."), (LEAVE_OUT,), SKIP)
        unknown = [name for name in spec.hosts if len(self.people.by_full_name(name).ids) != 1]
        chosen = SKIP if self.decisions.get(number) == SKIP else KEEP
        verdict = "unchanged" if unknown and chosen == SKIP else self._plan(number, spec)
        if unknown:
            reason = words("Not found: {names}.", names=", ".join(unknown))
            return RowPlan(number, "doubtful", spec.title, reason, (WITHOUT_THEM, LEAVE_OUT), chosen)
        return RowPlan(number, verdict, spec.title, None if spec.starts else words("No time in this row."))

    def _plan(self, number: int, spec: SessionSpec) -> Verdict:
        room = self._room(spec)
        id_ = self.sessions.get(session_key(spec.title, spec.starts))
        verdict: Verdict
        if id_ in self.seen and room != self.values[id_]["room_id"]:
            # the same session at the same time in another room: it is held in both
            self._add_group(id_, self.values[id_]["room_id"])
            verdict = "updated" if self._add_group(id_, room) else "unchanged"
        else:
            verdict, id_ = self._put(spec, id_, room)
        self.seen[id_] = number
        self._hosts(id_, spec.hosts)
        if spec.rounds and spec.tables and self._tables(id_, spec, room) and verdict == "unchanged":
            verdict = "updated"
        return verdict

    def _room(self, spec: SessionSpec) -> str | None:
        if not spec.room:
            return None
        id_ = self.rooms.get(fold(spec.room))
        if id_ is None:
            id_ = derived_id("room", self.state.event_id, fold(spec.room))
            self.ops.add("room", id=id_, event_id=self.state.event_id, title=spec.room, position=len(self.rooms))
            self.rooms[fold(spec.room)] = id_
        return id_

    def _put(self, spec: SessionSpec, id_: str | None, room: str | None) -> tuple[Verdict, str]:
        values: dict[str, Any] = {"title": spec.title, "kind": spec.kind, "starts": spec.starts, "ends": spec.ends}
        values |= {"room_id": room, "capacity": spec.capacity, "description": spec.description}
        if id_ is not None:
            said = {name: value for name, value in values.items() if value not in (None, "") and name != "title"}
            edits = changed(self.values[id_], said)
            self.ops.edit("session", id_, edits)
            self._move_groups(id_, edits)
            self.values[id_] = {**self.values[id_], **edits}
            return ("updated" if edits else "unchanged"), id_
        id_ = derived_id("session", self.state.event_id, fold(spec.title), spec.starts)
        id_ = new_id() if id_ in self.values else id_
        self.ops.add("session", id=id_, event_id=self.state.event_id, **values)
        self.sessions[session_key(spec.title, spec.starts)] = id_
        self.values[id_] = values
        return "new", id_

    def rewrite(self, session: str, spec: SessionSpec, *, hosts: bool) -> list[str]:
        """Note that a session is now as `spec` says, its hosts too when asked; the names that nobody answers to."""
        stored = self.values[session]
        room = self._room(spec)
        values = {"title": spec.title, "kind": spec.kind, "starts": spec.starts, "ends": spec.ends, "room_id": room}
        edits = changed(stored, {**values, "capacity": spec.capacity, "description": spec.description})
        self.ops.edit("session", session, edits)
        self._move_groups(session, edits)
        self.values[session] = {**stored, **edits}
        if {"starts", "kind"} & edits.keys():
            self._change_times(session, spec, stored["starts"])
        if spec.rounds and spec.tables:
            self._tables(session, spec, room)
        if not hosts:
            return []
        wanted = {self.people.by_full_name(name).ids[:1] for name in spec.hosts}
        for owner, person in self.state.hosts:
            if owner == session and (person,) not in wanted:
                self.ops.remove("host", derived_id("host", session, person))
        return self._hosts(session, spec.hosts)

    def _change_times(self, session: str, spec: SessionSpec, before: str) -> None:
        """Its own rounds move with it; its place among parallel workshops is given up."""
        by = minutes_between(before, spec.starts)
        for id_, turn in self.state.rounds.items():
            if turn["breakout_id"] in self._own_breakouts(session):
                anew = later(spec.starts, (turn["minutes"] or 0) * (turn["number"] - 1))
                starts = later(turn["starts"], by) if by is not None and turn["starts"] else anew
                self.ops.edit("round", id_, changed(turn, {"starts": starts}))
        left = set()
        for id_, group in self.state.groups.items():
            if group["session_id"] == session:
                self.ops.remove("group", id_)
                del self.groups[id_]
                left.add(group["breakout_id"])
        for breakout in left - {group.get("breakout_id") for group in self.groups.values()}:
            self._remove_breakout(breakout)

    def _remove_breakout(self, breakout: str) -> None:
        """Parallel workshops that have all moved leave nothing behind."""
        self.ops.remove("breakout", breakout)
        for id_, turn in self.state.rounds.items():
            if turn["breakout_id"] == breakout:
                self.ops.remove("round", id_)

    def _own_breakouts(self, session: str) -> set[str]:
        return {id_ for id_, owner in self.state.breakouts.items() if owner == session}

    def _move_groups(self, session: str, edits: Mapping[str, Any]) -> None:
        """The groups and tables of a session go with it into another room; what is called by its title is so anew."""
        own = self._own_breakouts(session)
        for id_ in own if "title" in edits else ():
            self.ops.edit("breakout", id_, {"title": edits["title"]})
        for id_, group in self.state.groups.items():
            if group["session_id"] == session or group["breakout_id"] in own:
                moves = "room_id" in edits and group["room_id"] == self.values[session]["room_id"]
                moved = {"room_id": edits["room_id"]} if moves else {}
                self.ops.edit("group", id_, moved)
                self.groups[id_] = {**group, **moved}
            if group["session_id"] == session:
                self.ops.edit("group", id_, {"title": edits["title"]} if "title" in edits else {})

    def _hosts(self, session: str, names: Sequence[str]) -> list[str]:
        """Note the hosts of a session; the names that no one person answers to."""
        unknown = []
        for name in names:
            match = self.people.by_full_name(name)
            if len(match.ids) != 1:
                unknown.append(name)
            elif (session, match.ids[0]) not in self.state.hosts:
                person = match.ids[0]
                self.ops.add("host", id=derived_id("host", session, person), session_id=session, person_id=person)
        return unknown

    def _tables(self, session: str, spec: SessionSpec, room: str | None) -> bool:
        """Note the rounds and tables of a session; whether any is new."""
        breakout = next((b for b, owner in self.state.breakouts.items() if owner == session), None)
        added = breakout is None
        if breakout is None:
            breakout = derived_id("breakout", session)
            values = {"event_id": self.state.event_id, "title": spec.title, "session_id": session}
            self.ops.add("breakout", id=breakout, **values)
        minutes = spec.round_minutes
        for number in range(1, spec.rounds + 1):
            id_ = derived_id("round", breakout, str(number))
            if id_ not in self.state.rounds:
                starts = later(spec.starts, (minutes or 0) * (number - 1))
                self.ops.add("round", id=id_, breakout_id=breakout, number=number, starts=starts, minutes=minutes)
                added = True
        for number in range(1, (spec.tables or 0) + 1):
            id_ = derived_id("group", breakout, str(number))
            if id_ not in self.groups:
                table = {"title": f"Table {number}", "room_id": room, "seats_max": spec.seats, "position": number}
                self.ops.add("group", id=id_, breakout_id=breakout, **table)
                added = True
        return added

    def plan_parallel(self) -> None:
        """Make one breakout of the workshops that start together, with a group for each."""
        together: dict[str, list[str]] = {}
        for id_, values in self.values.items():
            if values["kind"] in CHOSEN_KINDS and values["starts"]:
                together.setdefault(values["starts"], []).append(id_)
        for starts, ids in together.items():
            if len(ids) > 1:
                for id_ in ids:
                    self._add_group(id_, self.values[id_].get("room_id"), starts)

    def _add_group(self, session: str, room: str | None, starts: str = "") -> bool:
        """Note that a workshop is held in a room, in the breakout of its time; False when that is known."""
        starts = starts or self.values[session]["starts"]
        breakout = derived_id("breakout", self.state.event_id, starts)
        id_ = derived_id("group", breakout, session, room or "")
        if id_ in self.groups or any(g["session_id"] == session and g["room_id"] == room for g in self.groups.values()):
            return False
        if breakout not in self.state.breakouts and not any(
            b["id"] == breakout for b in self.ops.new.get("breakout", ())
        ):
            self.ops.add("breakout", id=breakout, event_id=self.state.event_id, title="")
            round_id = derived_id("round", breakout, "1")
            minutes = minutes_between(starts, self.values[session]["ends"])
            self.ops.add("round", id=round_id, breakout_id=breakout, number=1, starts=starts, minutes=minutes)
        self.groups[id_] = {"session_id": session, "room_id": room}
        position = len(self.groups)
        title = self.values[session]["title"]
        values = {"title": title, "room_id": room, "session_id": session, "position": position}
        self.ops.add("group", id=id_, breakout_id=breakout, **values)
        return True
