"""What has to be chosen for a report: its session or breakout, and its language."""

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.data.catalogues import LANGUAGES
from desktop.data.store import Store
from desktop.usecases.programme import Programme, get_programme
from desktop.usecases.reports import list_summed_sessions
from desktop.views.fields import Choice, labelled
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, column, row
from desktop.views.report_kinds import ALL_SESSIONS, Report
from desktop.views.texts import _, clock, texts


class Choices(NamedTuple):
    """What can be chosen: sessions and breakouts, as (id, words)."""

    sessions: list[tuple[str, str]]
    breakouts: list[tuple[str, str]]


def read_choices(store: Store, event_id: str) -> Choices:
    programme = get_programme(store, event_id)
    sessions = [
        (s.id, "  ".join(part for part in (clock(s.starts), s.title) if part))
        for s in list_summed_sessions(store, event_id)
    ]
    return Choices(sessions, [(b.id, _breakout_words(programme, b.id, b.session_id)) for b in programme.breakouts])


def _breakout_words(programme: Programme, id_: str, session_id: str | None) -> str:
    """The session that is spread over tables, or the workshops at the same time."""
    session = programme.session(session_id)
    titles = " \u00b7 ".join(dict.fromkeys(group.title for group in programme.groups_of(id_)))
    rounds = programme.rounds_of(id_)
    at = clock(rounds[0].starts) if rounds else ""
    return "  ".join(part for part in (at, session.title if session else titles) if part)


class ReportChoices(QWidget):
    """The session or breakout of a report, or in their place what it is; and its language."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.session = Choice("report.session", _("Session"))
        self.breakout = Choice("report.breakout", _("Breakout"))
        self.language = Choice("report.language", _("Language"), [*LANGUAGES.items()])
        self.language.choose(texts().language)
        self._parts = {
            "session": labelled(_("Session"), self.session), "breakout": labelled(_("Breakout"), self.breakout),
        }  # fmt: skip
        for choice in (self.session, self.breakout, self.language):
            choice.setMinimumWidth(120)
            choice.picked.connect(self.picked)
        self.title, self.about = Label("", "card"), Elided("", "small", "text2")
        self._told = Box(column(None, self.title, self.about, None, gap=2))
        language = labelled(_("Language"), self.language)
        language.setFixedWidth(190)
        lay = row(*self._parts.values(), self._told, language, gap=12)
        for place in range(len(self._parts) + 1):
            lay.setStretch(place, 1)
        self.setLayout(lay)

    def show_choices(self, shown: Choices) -> None:
        """Offer these; what was chosen stays so."""
        every = [(ALL_SESSIONS, _("All sessions in one file"))] if len(shown.sessions) > 1 else []
        chosen, had_any = self.session.value(), bool(self.session.count())
        self.session.set_options([*shown.sessions, *every])
        if not had_any or self.session.value() != chosen:
            self.session.setCurrentIndex(0)
        self.breakout.set_options(shown.breakouts)

    def show_report(self, report: Report) -> None:
        """Show what is to be chosen for a report."""
        for part, widget in self._parts.items():
            widget.setVisible(part == report.part)
        self._told.setVisible(not report.part)
        self.title.setText(report.title)
        self.about.setText(report.about)

    def part_of(self, report: Report) -> str:
        """The id that is chosen for a report; empty where it needs none."""
        parts = {"session": self.session, "breakout": self.breakout}
        return parts[report.part].value() if report.part else ""

    def is_missing(self, report: Report) -> bool:
        """Whether a report needs a session or breakout, and there is none."""
        parts = {"session": self.session, "breakout": self.breakout}
        return bool(report.part) and not parts[report.part].count()
