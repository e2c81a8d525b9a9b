"""What waits for somebody, each with the one button that does it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from desktop.data.conflicts import DoubleEntry, FieldConflict
from desktop.data.people import AttendeeRow
from desktop.data.takeaways import TakeawayRow
from desktop.domain.programme import CHOSEN_KINDS
from desktop.domain.words import Words, words, words_n
from desktop.usecases.programme import Programme

ASKED_KINDS = (*CHOSEN_KINDS, "plenary", "codev")
"""Sessions whose people are asked what they think."""


class Todo(NamedTuple):
    """Something that waits: what, why, the verb of its button, and the page where it is done."""

    icon: str
    tone: str
    title: Words
    why: Words
    verb: Words
    place: str
    target: str = ""


class Placed(NamedTuple):
    """A breakout's state: its name, how many sit in its first round, of how many, and groups over their seats."""

    id: str
    title: str
    starts: str
    placed: int
    people: int
    over: int


def todos_of_lists(attendees: Sequence[AttendeeRow], programme: Programme) -> list[Todo]:
    """Lists that are missing, clashes on the programme, registrations to confirm."""
    found = []
    if not attendees:
        title = words("The list of attendees is not here yet")
        why = words("From any ticketing tool, in one go; an import can be undone")
        found.append(Todo("download", "accent", title, why, words("Import"), "import"))
    if not programme.sessions:
        title, why = words("The programme is empty"), words("Sessions, rooms and times, typed or imported")
        found.append(Todo("calendar-days", "accent", title, why, words("Open"), "programme"))
    clashes = programme.clashes()
    if clashes:
        title = words_n("{n} clash on the programme", "{n} clashes on the programme", len(clashes))
        target = clashes[0].sessions[0]
        found.append(Todo("triangle-alert", "warn", title, clashes[0].text, words("Look"), "programme", target))
    pending = sum(row.status == "pending" for row in attendees)
    if pending:
        title = words_n("{n} registration is not confirmed", "{n} registrations are not confirmed", pending)
        why = words("The door will ask before letting them in")
        found.append(Todo("users", "accent", title, why, words("Look"), "attendees", "pending"))
    return found


def todos_of_breakout(programme: Programme, state: Placed) -> list[Todo]:
    """People without a place, groups over their seats."""
    titles = " · ".join(dict.fromkeys(g.title for g in programme.groups_of(state.id)))
    about = words("{title}", title=state.title or titles)
    found = []
    if state.people and not state.placed:
        title = words("Nobody is placed at {time} yet", time=state.starts[11:16])
        found.append(Todo("layout-grid", "accent", title, about, words("Compose"), "breakouts", state.id))
    elif state.placed < state.people:
        missing = state.people - state.placed
        title = words_n("{n} person has no place", "{n} people have no place", missing)
        found.append(Todo("layout-grid", "warn", title, about, words("Place"), "breakouts", state.id))
    if state.over:
        title = words_n("{n} group is over its seats", "{n} groups are over their seats", state.over)
        found.append(Todo("triangle-alert", "warn", title, about, words("Place"), "breakouts", state.id))
    return found


def todos_of_badges(states: Sequence[str]) -> list[Todo]:
    """Badges to print, and to print again."""
    found = []
    new, changed = states.count("new"), states.count("changed")
    if new:
        title = words_n("{n} badge is not printed", "{n} badges are not printed", new)
        found.append(
            Todo("id-card", "accent", title, words("With their rooms of the day"), words("Print"), "badges", "new")
        )
    if changed:
        title = words_n("{n} badge has changed since its print", "{n} badges have changed since their print", changed)
        why = words("A name, a room or a table is another one now")
        found.append(Todo("id-card", "accent", title, why, words("Print"), "badges", "changed"))
    return found


def todos_of_feedback(programme: Programme, answers: dict[str | None, int], now: datetime) -> list[Todo]:
    """Sessions that are over and have no form keyed in yet, once feedback is taken at all."""
    over = [s for s in programme.sessions if s.ends and s.ends <= now.isoformat() and s.kind in ASKED_KINDS]
    ended = [s for s in over if not answers.get(s.id)]
    if not ended or not any(answers.values()):
        return []
    title = words_n("{n} session has no feedback yet", "{n} sessions have no feedback yet", len(ended))
    about = words("{title}", title=ended[-1].title)
    return [Todo("message-square-heart", "accent", title, about, words("Enter"), "feedback", ended[-1].id)]


def todos_of_others(
    conflicts: Sequence[FieldConflict],
    doubles: Sequence[DoubleEntry],
    commitments: Sequence[TakeawayRow],
    now: datetime,
) -> list[Todo]:
    """Points to settle between laptops, and commitments that are due."""
    found = []
    if conflicts or doubles:
        count = len(conflicts) + len(doubles)
        title = words_n("{n} point to settle between laptops", "{n} points to settle between laptops", count)
        about = words("{name}", name=(conflicts[0].about if conflicts else doubles[0].about))
        found.append(Todo("git-merge", "warn", title, about, words("Settle"), "exchange"))
    late = [t for t in commitments if t.state == "open" and t.due and t.due <= now.date().isoformat()]
    if late:
        title = words_n("{n} commitment is due", "{n} commitments are due", len(late))
        about = words("{who}: {what}", who=late[0].who, what=late[0].what)
        found.append(Todo("list-checks", "accent", title, about, words("Open"), "commitments"))
    return found
