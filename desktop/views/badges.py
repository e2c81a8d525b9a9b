"""Badges: which are to be printed, how they will look, and the print."""

from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QImage

from desktop.domain.names import find, fold, full_name
from desktop.domain.words import Words, words_n
from desktop.usecases.attendees import search_key
from desktop.usecases.badges import (
    DEFAULT_LAYOUT,
    BadgePrint,
    BadgeState,
    list_badges,
    list_layouts,
    note_printed,
    render_badge_print,
    replace_badge,
)
from desktop.views.buttons import Button, Chip
from desktop.views.fields import Choice, NumberField, SearchField, labelled
from desktop.views.files import choose_target, write_document
from desktop.views.labels import Label
from desktop.views.layouts import Box, Card, Flow, column, row, side_panel
from desktop.views.page import EmptyState, Head, Page
from desktop.views.paper_view import PaperView, render_page
from desktop.views.printing import print_pdf
from desktop.views.table import Table
from desktop.views.table_model import Column
from desktop.views.texts import _, moment, n_, number, texts
from desktop.views.workspace import Workspace

PREVIEW_PIXELS = 900
SETTLE_MS = 150
FILTERS = {"due": ("new", "changed"), "new": ("new",), "changed": ("changed",), "printed": ("printed", "changed")}


class Listed(NamedTuple):
    """A badge with what the table shows."""

    id: str
    given_name: str
    family_name: str
    badge: BadgeState
    key: str


class BadgesPage(Page):
    """The queue of badges, with a picture of what will be printed."""

    NOUN = "badges"
    SHOWS = ("attendee", "person", "badge", "place", "group", "round", "session", "room", "host", "event")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._all: dict[str, Listed] = {}
        self.save_button = Button(_("Save as PDF"), icon="file-down", name="action.save_badges", clicked=self.save)
        self.print_button = Button(
            _("Print"), "primary", "printer", key="Ctrl P", name="action.print", clicked=self.print
        )
        self.print_button.on_key("Ctrl+P")
        self.head = Head(_("Badges"), self.save_button, self.print_button)
        self.search = SearchField(_("Name, unit, site"))
        self.search.textChanged.connect(self._show)
        self.chips = {
            "due": Chip(_("To print")), "new": Chip(_("Never printed")), "changed": Chip(_("Changed since")),
            "printed": Chip(_("Printed")), "all": Chip(_("All")),
        }  # fmt: skip
        for name, chip in self.chips.items():
            chip.setObjectName(f"filter.{name}")
            chip.setAutoExclusive(True)
            chip.toggled.connect(self._on_filter)
        self.table = Table(_columns(), _("Badges"))
        self.table.setObjectName("badges.table")
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.panel = self._make_panel()
        none_due = _("All badges are printed. A badge that changes later comes back here.")
        self.done = EmptyState("circle-check", none_due)
        self.empty = EmptyState("id-card", _("Badges come with the attendees: import the list of registrations first."))
        self._filters = Box(Flow(self.search, *self.chips.values()))
        self._full = Box(row(column(self.table, self.done), side_panel(self.panel, 320), gap=16))
        for widget, stretch in ((self.head, 0), (self._filters, 0), (self._full, 1), (self.empty, 1)):
            self.body.addWidget(widget, stretch)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._preview)
        self._turn_of_preview = 0
        self.chips["due"].setChecked(True)

    def _make_panel(self) -> Card:
        self.paper = PaperView(_("What will be printed"))
        self.layout_choice = Choice("badges.layout", _("Format"), list_layouts())
        self.layout_choice.choose(DEFAULT_LAYOUT)
        self.layout_choice.picked.connect(self._on_layout)
        self.start = NumberField()
        self.start.setObjectName("badges.start")
        self.start.setRange(1, 1)
        self.start.setAccessibleName(_("First free label of the sheet"))
        self.start.valueChanged.connect(self._on_start)
        self.told = Label("", "small", "text2", wrap=True)
        self.replace_button = Button(_("New code"), icon="key-round", name="action.replace_badge", clicked=self.replace)
        self.replace_button.setToolTip(_("The old badge no longer opens the door"))
        fields = row(labelled(_("Format"), self.layout_choice), labelled(_("First label"), self.start), gap=12)
        fields.setStretch(0, 1)
        return Card(self.paper, fields, self.told, row(self.replace_button, None), gap=12, padding=16)

    def read(self) -> list[Listed]:
        return [_listed(badge) for badge in list_badges(self.store, self.event_id, texts())]

    def show_read(self, shown: list[Listed]) -> None:
        self._all = {listed.id: listed for listed in shown}
        self._show()

    def aim(self, target: str) -> None:
        """Show a state of the queue, or one person's badge."""
        if target in self.chips:
            self.chips[target].setChecked(True)
            return
        self.search.clear()
        self.chips["all"].setChecked(True)
        self.table.select_id(target)

    def start_here(self) -> None:
        self.table.setFocus()

    def wanted(self) -> list[str]:
        """Whose badges will be printed: the selected when there are several, else all that are listed."""
        chosen = [listed.id for listed in self.table.selected_rows()]
        return (
            chosen if len(chosen) > 1 or not self._is_queue() else [listed.id for listed in self.table.rows_model.rows]
        )

    def _is_queue(self) -> bool:
        """Whether a state of the queue is shown, rather than people looked for one by one."""
        return not self.search.text().strip() and not self.chips["all"].isChecked()

    @Slot()
    def save(self) -> None:
        """Write the badges into a PDF, and note them as printed."""
        wanted = self.wanted()
        path = choose_target(self, _("Save the badges"), _("badges.pdf"), "pdf") if wanted else None
        if path is not None:
            self._render(partial(self._on_saved, path), wanted)

    @Slot()
    def print(self) -> None:
        """Hand the badges to a printer, and note them as printed."""
        wanted = self.wanted()
        if wanted:
            self._render(self._on_to_print, wanted)

    @Slot()
    def replace(self) -> None:
        """Give the chosen attendee a new code: the old badge stays outside."""
        current = self.table.current_row()
        if current is not None:
            self.workspace.do(replace_badge, self.store, current.id)

    def _render(self, then: Any, wanted: list[str]) -> None:
        label = words_n("Make {n} badge", "Make {n} badges", len(wanted))
        layout, start = self.layout_choice.value(), self.start.value()
        job = self.workspace.start(
            label, render_badge_print, self.store, self.event_id, wanted, layout, texts(), start_at=start
        )
        job.succeeded.connect(then)

    def _on_saved(self, path: Any, made: BadgePrint) -> None:
        if self.workspace.do(partial(write_document, path), made.pdf) is None:
            return
        if self.workspace.do_here(note_printed, self.store, made.printed) is not None:
            self.workspace.told.emit(_told_saved(path, len(made.printed)))

    @Slot(object)
    def _on_to_print(self, made: BadgePrint) -> None:
        if print_pdf(self, made.pdf):
            self.workspace.do(note_printed, self.store, made.printed)

    @Slot(bool)
    def _on_filter(self, on: bool) -> None:
        if on:
            self._show()

    @Slot()
    def _show(self) -> None:
        wanted = next((name for name, chip in self.chips.items() if chip.isChecked()), "all")
        rows = [listed for listed in self._all.values() if _fits(listed, wanted)]
        if self.search.text().strip():
            hits = find([(listed.id, listed.key) for listed in rows], self.search.text())
            rows = [self._all[id_] for id_ in hits]
        self.table.set_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        for name, chip in self.chips.items():
            chip.set_count(sum(_fits(listed, name) for listed in self._all.values()))
        self.head.count.setText(number(len(self._all)) if self._all else "")
        self._full.setVisible(bool(self._all))
        self._filters.setVisible(bool(self._all))
        self.empty.setVisible(not self._all)
        self.table.setVisible(bool(rows))
        self.done.setVisible(not rows)
        self._tell()

    @Slot()
    def _on_selection(self) -> None:
        self._tell()

    @Slot(str)
    def _on_layout(self, _layout: str) -> None:
        self._tell()

    @Slot(int)
    def _on_start(self, _place: int) -> None:
        self._tell()

    def _tell(self) -> None:
        """Say how many sheets the print takes, and picture the first."""
        count, per_sheet = len(self.wanted()), dict(list_layouts(sheets=True))[self.layout_choice.value()]
        labels = int(per_sheet)
        self.start.setRange(1, labels)
        self.start.setEnabled(labels > 1)
        sheets = -(-(count + self.start.value() - 1) // labels) if count else 0
        badges = n_("{n} badge", "{n} badges", count)
        self.told.setText(_("{badges} on {sheets}", badges=badges, sheets=n_("{n} sheet", "{n} sheets", sheets)))
        self.print_button.setEnabled(bool(count))
        self.save_button.setEnabled(bool(count))
        self.replace_button.setEnabled(self.table.current_row() is not None)
        self._settle.start()

    @Slot()
    def _preview(self) -> None:
        current = self.table.current_row()
        labels = int(dict(list_layouts(sheets=True))[self.layout_choice.value()])
        wanted = self.wanted()[: max(1, labels - self.start.value() + 1)]
        if current is not None and len(self.wanted()) <= 1:
            wanted = [current.id]
        if not wanted or not self.isVisible():
            self.paper.show_image(None)
            return
        self._turn_of_preview += 1
        picture = partial(_picture, self.store, self.event_id, wanted, self.layout_choice.value(), self.start.value())
        self.workspace.runner.read(picture, partial(self._on_preview, self._turn_of_preview), self._fail)

    def _on_preview(self, turn: int, image: QImage) -> None:
        if turn == self._turn_of_preview:
            self.paper.show_image(image)


def _picture(store: Any, event_id: str, wanted: list[str], layout: str, start: int) -> QImage:
    made = render_badge_print(store, event_id, wanted, layout, texts(), start_at=start)
    return render_page(made.pdf, 0, PREVIEW_PIXELS)


def _listed(badge: BadgeState) -> Listed:
    attendee = badge.attendee
    return Listed(attendee.id, attendee.given_name, attendee.family_name, badge, search_key(attendee))


def _told_saved(path: Path, badges: int) -> Words:
    return words_n(
        "{n} badge saved in {path}: it counts as printed.",
        "{n} badges saved in {path}: they count as printed.",
        badges,
        path=str(path),
    )


def _fits(listed: Listed, wanted: str) -> bool:
    return wanted == "all" or listed.badge.state in FILTERS[wanted]


def _columns() -> list[Column]:
    words = {"new": _("To print"), "changed": _("Changed since"), "printed": _("Printed")}
    tones = {"new": "accent", "changed": "warn", "printed": "ok"}
    return [
        Column(
            _("Name"), lambda r: full_name(r.given_name, r.family_name), 230, "name", order=_by_family, stretch=True
        ),
        Column(_("Unit"), lambda r: r.badge.attendee.unit, 150, "muted", gives_way=2),
        Column(_("Category"), lambda r: r.badge.attendee.category, 104, "muted", gives_way=1),
        Column(_("State"), lambda r: words[r.badge.state], 136, "pill", pill=lambda r: tones[r.badge.state]),
        Column(_("Printed"), lambda r: moment(r.badge.attendee.printed_at), 84, "number", gives_way=3),
    ]


def _by_family(listed: Listed) -> tuple[str, str]:
    return fold(listed.family_name), fold(listed.given_name)
