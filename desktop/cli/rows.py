"""The rows that `plenum-cli list` gives, as plain dictionaries."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from desktop.data.store import Store
from desktop.domain.names import full_name
from desktop.domain.words import Texts
from desktop.usecases.attendees import list_attendees, list_people
from desktop.usecases.breakout_view import get_breakout
from desktop.usecases.breakouts import list_encounters
from desktop.usecases.exchange import list_conflicts, list_double_entries
from desktop.usecases.feedback import get_feedback
from desktop.usecases.history import list_actions, told_action
from desktop.usecases.programme import get_programme
from desktop.usecases.takeaways import list_takeaways

Rows = list[dict[str, Any]]


def people(store: Store, event_id: str, texts: Texts) -> Rows:
    return [{"name": full_name(r.given_name, r.family_name), **r._asdict()} for r in list_people(store)]


def attendees(store: Store, event_id: str, texts: Texts) -> Rows:
    rows = list_attendees(store, event_id)
    return [{"name": full_name(r.given_name, r.family_name), **r._asdict()} for r in rows]


def rooms(store: Store, event_id: str, texts: Texts) -> Rows:
    return [row._asdict() for row in get_programme(store, event_id).rooms]


def sessions(store: Store, event_id: str, texts: Texts) -> Rows:
    programme = get_programme(store, event_id)
    clashes = programme.clashes()
    return [
        {
            **row._asdict(),
            "rooms": [room.title for room in programme.rooms_of(row.id)],
            "places": programme.places_of(row.id),
            "clashes": [texts(clash.text) for clash in clashes if row.id in clash.sessions],
        }
        for row in programme.sessions
    ]


def rounds(store: Store, event_id: str, texts: Texts) -> Rows:
    """Each round with its groups and who sits in them."""
    found = []
    for breakout in get_programme(store, event_id).breakouts:
        view = get_breakout(store, event_id, breakout.id)
        names = {row.id: full_name(row.given_name, row.family_name) for row in view.people}
        for round_ in view.rounds:
            seated = {row.id: view.group_of(round_.id, row.id) for row in view.people}
            groups = [
                {
                    "title": group.title,
                    "room": group.room,
                    "seats": group.seats,
                    "people": [names[id_] for id_, at in seated.items() if at == group.id],
                }
                for group in view.groups
            ]
            title = breakout.title or " / ".join(dict.fromkeys(group.title for group in view.groups))
            unplaced = sum(at is None for at in seated.values())
            found.append(
                {"breakout": title, "breakout_id": breakout.id, "number": round_.number, "starts": round_.starts,
                 "minutes": round_.minutes, "placed": len(seated) - unplaced, "unplaced": unplaced, "groups": groups}
            )  # fmt: skip
    return found


def answers(store: Store, event_id: str, texts: Texts) -> Rows:
    """What the forms of each session gave; never single answers, and nothing of fewer than five."""
    found = []
    for session in get_programme(store, event_id).sessions:
        feedback = get_feedback(store, event_id, session.id)
        questions = [
            {"question": r.question.text, "n": r.n, "hidden": r.hidden, "counts": list(r.counts)}
            for r in feedback.results
        ]
        if feedback.answers:
            found.append(
                {"session": session.title, "answers": feedback.answers, "asked": feedback.asked, "questions": questions}
            )
    return found


def commitments(store: Store, event_id: str, texts: Texts) -> Rows:
    return [row._asdict() for row in list_takeaways(store, None, "commitment")]


def encounters(store: Store, event_id: str, texts: Texts) -> Rows:
    """Who sat with whom, how often, over all events."""
    return [row._asdict() for row in list_encounters(store)]


def conflicts(store: Store, event_id: str, texts: Texts) -> Rows:
    fields = [
        {
            "kind": "field", "noun": c.noun, "id": c.record, "about": c.about, "field": c.field,
            "values": [{"value": v.value, "laptop": v.laptop, "at": _iso(v.wall_ms)} for v in c.values],
        }
        for c in list_conflicts(store)
    ]  # fmt: skip
    return fields + [{"kind": "double_entry", **row._asdict()} for row in list_double_entries(store, event_id)]


def history(store: Store, event_id: str, texts: Texts) -> Rows:
    return [
        {"at": _iso(row.wall_ms), "laptop": row.device, "what": told_action(row, texts), "changes": row.records,
         "undoes": bool(row.undoes)}
        for row in list_actions(store, limit=10_000)
    ]  # fmt: skip


def _iso(wall_ms: int) -> str:
    return datetime.fromtimestamp(wall_ms / 1000, UTC).astimezone().replace(tzinfo=None).isoformat(timespec="seconds")


LISTS: dict[str, Callable[[Store, str, Texts], Rows]] = {
    list_.__name__: list_
    for list_ in (people, attendees, rooms, sessions, rounds, answers, commitments, encounters, conflicts, history)
}
