"""A small breakout for the tests of its page: who is there, and hands for its board."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop.usecases.attendees import add_attendee
from desktop.usecases.breakout_board import list_breakouts
from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_view import BreakoutView, get_breakout
from desktop.usecases.programme import get_programme
from desktop.usecases.rounds import shape_rounds
from desktop.usecases.sessions import add_session
from desktop.views.breakout_popup import MovePopup
from desktop.views.workspace import Workspace

NAMES = ["Amar", "Bosc", "Cohen", "Diop", "Evrard", "Faure", "Gomez", "Henry"]


def invite(workspace: Workspace) -> list[str]:
    """Eight people; Bosc reports to Amar."""
    texts = [{"given_name": "P", "family_name": name, "unit": f"Unit {n % 2}"} for n, name in enumerate(NAMES)]
    texts[0]["email"] = texts[1]["line_manager_ref"] = "amar@x.org"
    return [add_attendee(workspace.store, workspace.event_id, each).id for each in texts]


def plan(workspace: Workspace) -> str:
    texts = {"title": "Speed meeting", "starts": "10:00", "ends": "10:40", "kind": "tables"}
    return add_session(workspace.store, workspace.event_id, texts).id


def shape(workspace: Workspace, session_id: str) -> None:
    """Two rounds at three tables of three."""
    shape_rounds(workspace.store, session_id, rounds=2, minutes=20, tables=3, seats=3)


def seat(workspace: Workspace, people: list[str]) -> None:
    """Amar, Cohen and Diop at the first table, Evrard and Faure at the second, three without a place."""
    view = view_of(workspace)
    first, second = view.groups[0].id, view.groups[1].id
    groups = dict.fromkeys([people[0], people[2], people[3]], first) | dict.fromkeys(people[4:6], second)
    move_attendees(workspace.store, view.rounds[0].id, groups)


def view_of(workspace: Workspace) -> BreakoutView:
    breakout = list_breakouts(get_programme(workspace.store, workspace.event_id), workspace.store.now())[0]
    return get_breakout(workspace.store, workspace.event_id, breakout.id)


def columns(page) -> list[list[str]]:
    return [[card.name.removeprefix("P ") for card in column.cards] for column in page.work.board.chosen.columns]


def press(page, qtbot, key, *, at: tuple[int, int] | None = None):
    """Press a key on a card."""
    if at is not None:
        page.work.board.chosen.ids = set()
        page.work.board.go(*at)
    place = page.work.board.chosen.place
    qtbot.keyClick(next(v.list for v in page.work.board.views() if v.place == place), key)


def card_point(page, place: int, row: int) -> tuple:
    view = next(v for v in page.work.board.views() if v.place == place)
    return view.list.viewport(), view.list.visualRect(view.list.cards.index(row, 0)).center()


def move_event(widget: QWidget, at: QPoint) -> QMouseEvent:
    """The mouse is moved with its button held down, which `qtbot.mouseMove` does not tell."""
    kind, button = QMouseEvent.Type.MouseMove, Qt.MouseButton.LeftButton
    place = QPointF(widget.mapToGlobal(at))
    return QMouseEvent(kind, QPointF(at), place, Qt.MouseButton.NoButton, button, Qt.KeyboardModifier.NoModifier)


def popup(page) -> MovePopup:
    return page.findChild(MovePopup)
