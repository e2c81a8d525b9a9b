"""The panel of one thing that came out: its words, edited where they stand, its end, and what was done to it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop.data.programme import SessionRow
from desktop.usecases.takeaways import Happened, list_takeaway_history
from desktop.views.buttons import Button
from desktop.views.commitment_words import ICONS, TONES, Noted, due_text, kind_words, standing_words
from desktop.views.fields import Choice, InPlace, labelled
from desktop.views.labels import Elided, Label, Pill
from desktop.views.layouts import Box, Card, Rule, clear, column, row
from desktop.views.page import scrolled
from desktop.views.texts import _, moment
from desktop.views.today import Tinted
from desktop.views.workspace import Workspace

MOST_HAPPENED = 6


class CommitmentPanel(Card):
    """Shows what is chosen in the list. `edited` gives its id and the texts to write, `removal_wanted` its id."""

    edited = Signal(str, dict)
    removal_wanted = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(padding=18)
        self.workspace = workspace
        self.setObjectName("commitment")
        self.setAccessibleName(_("What is chosen"))
        self._noted: Noted | None = None
        self._pages = QStackedLayout()
        self.body.addLayout(self._pages)  # first: pages of a layout without a parent would open as windows
        self._pages.addWidget(Box(column(Label(_("Choose a line in the list."), "small", "text2", wrap=True), None)))
        self._pages.addWidget(self._make_details())

    def _make_details(self) -> QWidget:
        self.signs = {kind: Tinted(icon, "accent") for kind, icon in ICONS.items()}
        self.kind_word, self.event_title = Elided("", "card"), Elided("", "small", "text2")
        self.state = Pill("")
        captions = {
            "what": _("What"), "who": _("Who"), "with": _("With whom"), "due": _("For when"),
            "outcome": _("What became of it"),
        }  # fmt: skip
        self.fields = {
            field: InPlace(field, caption, wraps=field in ("what", "outcome")) for field, caption in captions.items()
        }
        for field in self.fields.values():
            field.written.connect(self._on_written)
        self.kind = Choice("field.kind", _("Kind"), [*kind_words().items()])
        self.session = Choice("field.session", _("Session"))
        self.kind.picked.connect(self._on_kind)
        self.session.picked.connect(self._on_session)
        self.happened = QVBoxLayout()
        self.happened.setSpacing(4)
        self.done_button = Button(_("Mark done"), "primary", "check", name="action.mark_done", clicked=self.mark_done)
        self.drop_button = Button(_("Drop"), name="action.drop", clicked=self.drop)
        self.remove_button = Button("", "danger", "trash-2", name="action.remove", clicked=self.remove)
        self.remove_button.setAccessibleName(_("Remove this line"))
        self.remove_button.setToolTip(_("Remove this line"))
        head = row(*self.signs.values(), column(self.kind_word, self.event_title, gap=1), self.state, gap=12)
        head.setStretch(len(self.signs), 1)
        inside = Box(
            column(
                *self.fields.values(), labelled(_("Session"), self.session), labelled(_("Kind"), self.kind),
                4, Rule(), self.happened, None, gap=6, margins=(0, 0, 6, 0),
            )
        )  # fmt: skip
        inside.setObjectName("details")
        area = scrolled(inside)
        area.setObjectName("plainarea")
        actions = row(self.done_button, self.drop_button, None, self.remove_button)
        return Box(column(head, area, actions, gap=10))

    def show_sessions(self, sessions: Sequence[SessionRow]) -> None:
        self.session.set_options([("", _("No session")), *((s.id, s.title) for s in sessions)])

    def forget(self) -> None:
        """Nothing is chosen."""
        self._noted = None
        self._pages.setCurrentIndex(0)

    def show_noted(self, noted: Noted) -> None:
        row_, promised = noted.row, noted.row.kind == "commitment"
        self._noted = noted
        for kind, sign in self.signs.items():
            sign.setVisible(kind == row_.kind)
        self.kind_word.setText(kind_words().get(row_.kind, row_.kind))
        self.event_title.setText(row_.event)
        self.state.setVisible(promised)
        if noted.standing:
            self.state.show_state(standing_words()[noted.standing], TONES[noted.standing])
        for name, text in self._texts(noted).items():
            self.fields[name].show_text(text)
        for name in ("with", "due", "outcome"):
            self.fields[name].setVisible(promised)
        self.kind.choose(row_.kind)
        self.session.setCurrentIndex(max(0, self.session.findData(row_.session_id or "")))
        self.session.setEnabled(row_.event_id == self.workspace.event_id)
        is_open = row_.state == "open"
        self.done_button.setVisible(promised)
        self.done_button.setText(_("Mark done") if is_open else _("Open again"))
        self.done_button.set_icon("check" if is_open else "rotate-ccw")
        self.done_button.updateGeometry()
        self.drop_button.setVisible(promised and is_open)
        self._show_happened(list_takeaway_history(self.workspace.store, noted.id))
        self._pages.setCurrentIndex(1)

    def edit_first(self) -> None:
        """Turn the words into an editor."""
        self.fields["what"].edit()

    @Slot()
    def mark_done(self) -> None:
        """Say that it was kept; or open it again."""
        if self._noted is not None and self._noted.row.kind == "commitment":
            self.edited.emit(self._noted.id, {"state": "kept" if self._noted.row.state == "open" else "open"})

    @Slot()
    def drop(self) -> None:
        """Say that nothing will come of it."""
        if self._noted is not None:
            self.edited.emit(self._noted.id, {"state": "dropped"})

    @Slot()
    def remove(self) -> None:
        """Take it off the list; undo brings it back."""
        if self._noted is not None:
            self.removal_wanted.emit(self._noted.id)

    @Slot(str, str)
    def _on_written(self, field: str, text: str) -> None:
        if self._noted is not None:
            self.fields[field].show_text(self._texts(self._noted)[field])  # as it was, should it be refused
            self.edited.emit(self._noted.id, {field: text.strip()})

    @Slot(str)
    def _on_kind(self, kind: str) -> None:
        if self._noted is not None:
            self.edited.emit(self._noted.id, {"kind": kind, "what": self._noted.row.what})

    @Slot(str)
    def _on_session(self, session_id: str) -> None:
        if self._noted is not None:
            self.edited.emit(self._noted.id, {"session": session_id})

    def _texts(self, noted: Noted) -> dict[str, str]:
        row_ = noted.row
        return {
            "what": row_.what, "who": row_.who, "with": row_.with_whom, "due": due_text(row_.due),
            "outcome": row_.outcome,
        }  # fmt: skip

    def _show_happened(self, happened: Sequence[Happened]) -> None:
        clear(self.happened)
        self.happened.addWidget(Label(_("What was done"), "column", "text2"))
        for line in happened[:MOST_HAPPENED]:
            at = datetime.fromtimestamp(line.wall_ms / 1000, UTC).astimezone().isoformat()
            self.happened.addWidget(Elided(_happened_text(line), "small"))
            self.happened.addWidget(Elided(f"{moment(at)} \u00b7 {line.device}", "caption", "text3"))


def _happened_text(line: Happened) -> str:
    state = line.values.get("state", "")
    if line.kind == "changed" and state:
        return {"kept": _("Done"), "dropped": _("Dropped")}.get(state, _("Opened again"))
    if line.kind == "changed" and (outcome := line.values.get("outcome")):
        return _("What became of it: {text}", text=outcome)
    if line.kind == "changed" and (due := line.values.get("due")):
        return _("Now for {day}", day=due_text(due))
    words = {"noted": _("Noted"), "changed": _("Changed"), "removed": _("Removed"), "restored": _("Brought back")}
    return words.get(line.kind, line.kind)
