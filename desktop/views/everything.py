"""What the palette finds: every action, every session and everybody at the event."""

from collections.abc import Callable
from functools import partial

from desktop.domain.names import full_name
from desktop.usecases.attendees import list_attendees
from desktop.usecases.breakout_board import list_breakouts
from desktop.usecases.programme import get_programme
from desktop.views.actions import Actions
from desktop.views.buttons import key_text
from desktop.views.command_palette import Hit
from desktop.views.texts import _, clock, texts
from desktop.views.workspace import Workspace

PALETTE = "action.palette"


def list_everything(actions: Actions, workspace: Workspace, go: Callable[[str, str], object]) -> list[Hit]:
    """Actions first, then breakouts and the work there, sessions, people; `go` takes a page and what to show on it."""
    hits = [
        Hit(entry.action.text(), key_text(entry.action), entry.sign, entry.action.trigger)
        for entry in actions.entries
        if entry.action.isEnabled() and entry.action.objectName() != PALETTE
    ]
    store, event_id = workspace.store, workspace.event_id
    programme = get_programme(store, event_id)
    listed = list_breakouts(programme, store.now())
    for breakout in listed:
        name = breakout.name(texts())
        hits.append(Hit(name, clock(breakout.starts), "layout-grid", partial(go, "breakouts", breakout.id)))
    for target, text, sign in breakout_jobs() if listed else ():
        hits.append(Hit(text, "", sign, partial(go, "breakouts", target)))
    for session in programme.sessions:
        note = " ".join(part for part in (clock(session.starts), session.room) if part)
        hits.append(Hit(session.title, note, "calendar-days", partial(go, "programme", session.id)))
    for person in list_attendees(store, event_id):
        name = full_name(person.given_name, person.family_name)
        note = " · ".join(part for part in (person.unit, person.site) if part)
        hits.append(Hit(name, note, "users", partial(go, "attendees", person.id)))
    return hits


def breakout_jobs() -> list[tuple[str, str, str]]:
    """What is done at the breakout at hand from anywhere: the target of its page, words and icon."""
    return [
        ("compose", _("Compose the groups"), "sparkles"),
        ("repair", _("Repair the groups"), "wrench"),
        ("rules", _("Rules of the groups"), "settings"),
        ("results", _("Results of the groups"), "table-2"),
    ]
