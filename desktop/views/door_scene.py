"""The middle of the door's page: the verdict, the names that match, or the form of somebody who is not on the list."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.names import full_name
from desktop.usecases.agenda import AgendaEntry
from desktop.usecases.door import Passed
from desktop.views.door_forms import WalkIn
from desktop.views.door_latecomer import LatecomerCard
from desktop.views.door_matches import Matches
from desktop.views.door_parts import PlaceCard, next_entries
from desktop.views.layouts import column, row
from desktop.views.texts import _
from desktop.views.verdict_band import Shown, VerdictBand
from desktop.views.workspace import Workspace

FADE_MS = 4000


class _Stack(QStackedWidget):
    """Needs no more room than what it shows: the form is not there when a verdict has cards under it."""

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint().expandedTo(shown.minimumSize()) if shown else QSize(0, 0)

    def show_only(self, widget: QWidget) -> None:
        self.setCurrentWidget(widget)
        self.updateGeometry()


class DoorScene(QWidget):
    """Shows one of the three above the next places of the one who stands there. `faded` tells that a welcome has
    been on the screen for long enough."""

    faded = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.band, self.matches, self.walk_in = VerdictBand(), Matches(), WalkIn(workspace)
        self.cards = [PlaceCard() for _place in range(3)]
        self._stack = _Stack()
        for widget in (self.band, self.matches, self.walk_in):
            self._stack.addWidget(widget)
        self.latecomer = LatecomerCard(workspace)
        self.latecomer.quiet.connect(self._on_quiet)
        self._agenda: Sequence[AgendaEntry] = ()
        inside = column(self._stack, self.latecomer, row(*self.cards, gap=16), gap=20)
        inside.setStretchFactor(self._stack, 1)
        self.setLayout(inside)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(FADE_MS)
        self._fade.timeout.connect(self.faded)

    @property
    def is_verdict(self) -> bool:
        return self._stack.currentWidget() is self.band

    @property
    def is_search(self) -> bool:
        return self._stack.currentWidget() is self.matches

    @property
    def is_walk_in(self) -> bool:
        return self._stack.currentWidget() is self.walk_in

    @property
    def is_ready(self) -> bool:
        """Whether nobody stands there."""
        return self.is_verdict and self.band.shown.colour == "idle"

    def rest(self) -> None:
        """Ready for the next one."""
        self._fade.stop()
        self.band.rest(_("Scan a badge, or type two letters of a name"))
        self._clear()
        self._stack.show_only(self.band)

    def show_passed(self, passed: Passed, agenda: Sequence[AgendaEntry], now: str) -> None:
        """Show a verdict and where its person goes next; a welcome goes by itself."""
        verdict, who = passed.verdict, passed.attendee
        name = full_name(who.given_name, who.family_name) if who else ""
        line = " · ".join(part for part in ((who.job, who.site) if who else ()) if part)
        self.band.show_verdict(Shown(verdict.colour, _(verdict.headline), name, line))
        self._stack.show_only(self.band)
        self._fade.stop()
        self._agenda = next_entries(agenda, now)
        if self.latecomer.stand(passed):
            self._show_entries([])
        else:
            self._on_quiet()

    @Slot()
    def _on_quiet(self) -> None:
        """Nothing is offered to the one who stands there: their day is shown."""
        self._show_entries(self._agenda)
        if self.band.shown.colour == "ok":
            self._fade.start()

    def search(self, text: str) -> None:
        """Show who matches what has been typed; whoever stood there before is gone."""
        self._fade.stop()
        self._clear()
        self.matches.search(text)
        self._stack.show_only(self.matches)

    def begin_walk_in(self, text: str) -> None:
        """Show the form of somebody new, begun with what has been typed."""
        self._fade.stop()
        self._clear()
        self.walk_in.begin(text)
        self._stack.show_only(self.walk_in)

    def _clear(self) -> None:
        self.latecomer.leave()
        self._show_entries([])

    def _show_entries(self, entries: Sequence[AgendaEntry]) -> None:
        for place, card in enumerate(self.cards):
            card.show_entry(entries[place] if place < len(entries) else None)
