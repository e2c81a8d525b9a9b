"""Breakouts: composing the groups, moving somebody, locking, opening a free room."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from desktop.data.breakouts import GroupRow, PlaceRow, count_encounters, last_encounters, read_places, read_seats
from desktop.data.people import AttendeeRow, read_people
from desktop.data.programme import RoomRow
from desktop.data.store import Store
from desktop.data.tables import Group, Place
from desktop.domain.breakouts import ABSENT, Result
from desktop.domain.changes import Changes
from desktop.domain.ids import derived_id
from desktop.domain.names import full_name
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words, words_n
from desktop.usecases.breakout_places import place_id
from desktop.usecases.breakout_problem import NOTHING_ELSE, Asked, Change, Draft, draft_problem
from desktop.usecases.breakout_rules import Rules
from desktop.usecases.breakout_search import Limits, search
from desktop.usecases.breakout_view import BreakoutView, get_breakout
from desktop.usecases.programme import find_session, get_programme
from desktop.usecases.task import NO_TASK, Task


class Advice(NamedTuple):
    """A room that is free at that time, and the workshop most wished for that it could take."""

    room: RoomRow
    group: GroupRow
    text: Words


class Composed(NamedTuple):
    """What a composition came to. `left_out` found no seat; `advice` tells how they can."""

    changes: Changes
    result: Result
    placed: int
    moved: int
    left_out: list[AttendeeRow]
    advice: Advice | None


def find_breakout(store: Store, event_id: str, session: str) -> str:
    """The breakout of a session, named by its id or title, or the id of a breakout itself."""
    programme = get_programme(store, event_id)
    if any(b.id == session for b in programme.breakouts):
        return session
    found = programme.breakout_of(find_session(store, event_id, session).id)
    if found is None:
        raise Refused(
            words("{name} has no rounds and no groups.", name=session),
            NOTHING_CHANGED,
            words("Give it rounds and tables, or add a second workshop at the same time."),
        )
    return found.id


def compose_breakout(
    store: Store,
    event_id: str,
    breakout_id: str,
    *,
    limits: Limits | None = None,
    change: Change = "anew",
    apart: bool = False,
    task: Task = NO_TASK,
) -> Composed:
    """Seat everybody as well as the time allows; the locked stay. Raises Refused when rules clash, naming them.

    `change` says how much may change of the plan that stands; with "few", only what has to: who has no place gets one,
    a group over its seats lets some go. The search runs outside any transaction; what it found is then written as one
    action.
    """
    now = store.now().isoformat(timespec="minutes")
    draft = draft_problem(get_breakout(store, event_id, breakout_id), Asked(change), now=now)
    check_ready(draft)
    limits = limits or Limits(Rules.read(draft.view.breakout.rules).seconds)
    result = search(draft.problem, draft.labels, limits, task, apart=apart)
    view = draft.view
    title = view.breakout.title or (view.groups[0].title if len(view.groups) == 1 else view.starts[11:])
    label = words_n("Compose {name} ({n} seat)", "Compose {name} ({n} seats)", _seats(result), name=title)
    return write_plan(store, event_id, draft, result, label)


def open_room(store: Store, advice: Advice) -> Changes:
    """Hold a workshop in a free room as well."""
    group, room = advice.group, advice.room
    with store.write(words("Open {room} for {name}", room=room.title, name=group.title)) as work:
        id_ = derived_id("group", group.breakout_id, group.session_id or "", room.id)
        row = Group(id=id_, breakout_id=group.breakout_id, title=group.title, position=group.position)
        row.session_id, row.room_id, row.seats_max = group.session_id, room.id, room.capacity
        work.add(row)
    return work.changes


def add_tables(store: Store, view: BreakoutView, count: int) -> Changes:
    """Add tables like the last one of a breakout."""
    last = view.groups[-1]
    word, number = _numbered(last.title)
    with store.write(words_n("Add {n} table", "Add {n} tables", count)) as work:
        for turn in range(1, count + 1):
            id_ = derived_id("group", last.breakout_id, str(number + turn))
            row = Group(id=id_, breakout_id=last.breakout_id, title=f"{word} {number + turn}")
            row.room_id, row.seats_min, row.seats_max = last.room_id, last.seats_min, last.seats
            row.position = last.position + turn
            work.add(row)
    return work.changes


def _numbered(title: str) -> tuple[str, int]:
    """The word and the number of a table's title."""
    word, _, number = title.rpartition(" ")
    return (word, int(number)) if word and number.isdecimal() else (title, 0)


def advise_room(view: BreakoutView, short_of: int) -> Advice | None:
    """Which free room would take those without a seat, for the workshop with the most first wishes over its seats."""
    session = next((view.programme.session(g.session_id) for g in view.groups if g.session_id), None)
    if session is None:
        return None
    free = [room for room in view.programme.free_rooms(session.starts, session.ends) if room.capacity]
    fitting = sorted((r for r in free if (r.capacity or 0) >= short_of), key=lambda r: r.capacity or 0) or free
    if not fitting:
        return None
    group = max(view.groups, key=lambda g: _first_wishes(view, g) - _seats_of_session(view, g))
    text = words(
        "{room} ({places} places) is free at that time: open it for {name}.",
        room=fitting[0].title, places=fitting[0].capacity, name=group.title,
    )  # fmt: skip
    return Advice(fitting[0], group, text)


def check_ready(draft: Draft) -> None:
    """Refuse when there is nobody to place, or nowhere to place them."""
    if not draft.view.people:
        raise Refused(
            words("Nobody is registered yet."), NOTHING_CHANGED, words("Import the list of registrations first.")
        )
    if not draft.view.groups or not draft.view.rounds:
        raise Refused(
            words("There are no rooms or tables to place people in."),
            NOTHING_CHANGED,
            words("Give the session rounds and tables on the programme page."),
        )


def write_plan(
    store: Store,
    event_id: str,
    draft: Draft,
    result: Result,
    label: Words,
    asked: Asked = NOTHING_ELSE,
) -> Composed:
    """Write a plan, the seats of groups that are other than planned, and who is left out, as one action."""
    view = draft.view
    with store.write(label) as work:
        # as they are now: somebody may have been moved while the search ran
        places = {(place.round_id, place.attendee_id): place for place in read_places(work.session, event_id)}
        new, edits = _changed_places(draft, result, places, asked.absent)
        work.add_rows(Place, new)
        work.set_rows(Place, edits)
        least = {group.id: group.seats_min for group in view.groups}
        work.set_rows(Group, {id_: {"seats_max": n, "seats_min": min(least[id_], n)} for id_, n in asked.seats.items()})
    placed = len(view.people) - len(draft.left_out)
    advice = advise_room(view, len(draft.left_out)) if draft.left_out else None
    moved = sum(1 for values in edits.values() if values["group_id"])
    return Composed(work.changes, result, placed, moved, draft.left_out, advice)


def _changed_places(
    draft: Draft, result: Result, places: Mapping[tuple[str, str], PlaceRow], absent: frozenset[str]
) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    """Places to make, and places that change; the absent are left out of the rounds to come."""
    new: list[dict[str, Any]] = []
    edits: dict[str, dict[str, Any]] = {}
    view = draft.view
    for number, round_ in enumerate(view.rounds):
        for person, row in enumerate(view.people):
            room = result.plan[number][person]
            group = view.groups[room].id if room != ABSENT else None
            place, out = places.get((round_.id, row.id)), row.id in absent and number not in draft.problem.done
            if place is None and (group is not None or out):
                id_ = place_id(round_.id, row.id)
                made = {"round_id": round_.id, "attendee_id": row.id, "group_id": group, "id": id_}
                new.append({**made, "locked": out})
            elif place is not None and (place.group_id != group or (out and not place.locked)):
                edits[place.id] = {"group_id": group, "locked": True} if out else {"group_id": group}
    return new, edits


def _seats(result: Result) -> int:
    return sum(room != ABSENT for round_ in result.plan for room in round_)


def _first_wishes(view: BreakoutView, group: GroupRow) -> int:
    return sum(ranks.get(group.session_id or "") == 1 for ranks in view.wishes.values())


def _seats_of_session(view: BreakoutView, group: GroupRow) -> int:
    return sum(other.seats or 0 for other in view.groups if other.session_id == group.session_id)


class EncounterRow(NamedTuple):
    """Two people, how often they sat in the same group, and the last event where they did."""

    a: str
    b: str
    times: int
    last_event: str
    last_day: str


def list_encounters(store: Store) -> list[EncounterRow]:
    """Who met whom, over all events, by name."""
    with store.read() as reading:
        seats = read_seats(reading)
        names = {row.id: full_name(row.given_name, row.family_name) for row in read_people(reading)}
    last = last_encounters(seats)
    rows = [
        EncounterRow(names[a], names[b], times, *last[a, b])
        for (a, b), times in count_encounters(seats).items()
        if a in names and b in names
    ]
    return sorted(rows)
