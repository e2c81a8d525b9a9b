"""The papers and tables that can be taken from an event: what each is called, and how it is made."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from desktop.data.store import Store
from desktop.domain.words import Texts
from desktop.usecases import breakout_papers, reports, tables_out
from desktop.usecases.feedback_out import feedback_sheets
from desktop.usecases.reports import Document
from desktop.views.texts import _

ALL_SESSIONS = ""
"""The choice of a session that means every one."""


class Wanted(NamedTuple):
    """What is chosen on the page: an event, the session or breakout of a report that has one, and its language."""

    store: Store
    event_id: str
    part: str
    texts: Texts


class Report(NamedTuple):
    """A report: `make` gives its document, called with `task=` besides; `look` one like it that is quick to make.

    `part` is what has to be chosen for it: session, breakout or nothing. A table has `sheets` in place of `make`.
    """

    key: str
    icon: str
    title: str
    about: str
    part: str = ""
    make: Callable[[Wanted], Callable[..., Document]] | None = None
    look: Callable[[Wanted], Callable[..., Document]] | None = None
    sheets: tables_out.Make | None = None


def papers() -> list[Report]:
    return [
        Report("summary", "file-text", _("Session summary"), _("Presence, feedback, what came out"), "session",
               _summary, _summary_look),
        Report("lists", "rows-3", _("Room lists"), _("Who is expected in each room or table"), "breakout",
               partial(_lists, first_only=False), partial(_lists, first_only=True)),
        Report("cards", "armchair", _("Table cards"), _("To fold: the sign, and who sits there"), "breakout",
               partial(_cards, first_only=False), partial(_cards, first_only=True)),
        Report("posters", "users", _("Posters by name"), _("For the wall: where everybody sits"), "breakout",
               partial(_posters, by="name"), partial(_posters, by="name", first_only=True)),
        Report("table_posters", "layout-grid", _("Posters by table"), _("For the wall: who sits together"),
               "breakout", partial(_posters, by="table"), partial(_posters, by="table", first_only=True)),
        Report("signs", "door-open", _("Door signs"), _("A page for each room, with its day"), "",
               partial(_whole, reports.render_door_signs)),
        Report("attendees", "users", _("Attendee list"), _("Everybody by name, with a box to tick"), "",
               partial(_whole, reports.render_attendee_list)),
    ]  # fmt: skip


def tables() -> list[Report]:
    return [
        _table("attendees_table", _("Attendees"), _("Every column; can be imported again"), tables_out.attendee_sheets),
        _table("presence", _("Who came"), _("First entry, last passage, every passage"), tables_out.presence_sheets),
        _table("feedback", _("Feedback results"), _("Per session and question, without names"), feedback_sheets),
        _table("commitments", _("Commitments"), _("Of this and earlier events"), tables_out.commitment_sheets),
        _table("encounters", _("Encounters"), _("Who sat with whom, over all events"), tables_out.encounter_sheets),
        _table("history", _("What was done"), _("When and on which laptop"), tables_out.history_sheets),
    ]


def _table(key: str, title: str, about: str, sheets: tables_out.Make) -> Report:
    return Report(key, "table-2", title, about, sheets=sheets)


def _summary(wanted: Wanted) -> Callable[..., Document]:
    if wanted.part == ALL_SESSIONS:
        return _whole(reports.render_session_summaries, wanted)
    return partial(reports.render_session_summary, wanted.store, wanted.event_id, wanted.part, wanted.texts)


def _summary_look(wanted: Wanted) -> Callable[..., Document]:
    """Of all summaries, the first is looked at."""
    if wanted.part == ALL_SESSIONS:
        sessions = reports.list_summed_sessions(wanted.store, wanted.event_id)
        wanted = wanted._replace(part=sessions[0].id) if sessions else wanted
    return _summary(wanted)


def _lists(wanted: Wanted, *, first_only: bool) -> Callable[..., Document]:
    store, event_id, part, texts = wanted
    return partial(breakout_papers.render_breakout_lists, store, event_id, part, texts, first_only=first_only)


def _cards(wanted: Wanted, *, first_only: bool) -> Callable[..., Document]:
    store, event_id, part, texts = wanted
    return partial(breakout_papers.render_breakout_cards, store, event_id, part, texts, first_only=first_only)


def _posters(wanted: Wanted, *, by: breakout_papers.By, first_only: bool = False) -> Callable[..., Document]:
    store, event_id, part, texts = wanted
    return partial(breakout_papers.render_breakout_posters, store, event_id, part, texts, by=by, first_only=first_only)


def _whole(render: Callable[..., Any], wanted: Wanted) -> Callable[..., Document]:
    return partial(render, wanted.store, wanted.event_id, wanted.texts)
