"""The papers of a breakout from its page: a menu by mouse and keyboard, saved whole, printed, and refused in words."""

from types import SimpleNamespace

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from desktop.usecases.attendees import list_attendees
from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_proposals import MoveLine
from desktop.usecases.programme import get_programme
from desktop.usecases.sessions import add_session
from desktop.views import breakout_papers
from tests.views.breakout_desk import invite, plan, seat, shape

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
ROUND_PAPERS = ["lists", "cards", "poster", "posters", "table_posters"]


@pytest.fixture
def page(workspace, event_id, go):
    people = invite(workspace)
    shape(workspace, plan(workspace))
    seat(workspace, people)
    return go("breakouts")


@pytest.fixture
def menu(page, qtbot):
    """Open the menu by its key, as it stands on the screen."""

    def opened() -> QMenu:
        qtbot.keyClick(page.window(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        return QApplication.activePopupWidget()

    yield opened
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()


@pytest.fixture
def saved(tmp_path, monkeypatch):
    target = tmp_path / "paper.pdf"
    asked = []

    def answer(_parent: object, _title: str, name: str, kind: str) -> tuple[str, str]:
        asked.append(name)
        return str(target), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return target


def entry(menu: QMenu, name: str):
    actions = [*menu.actions(), *(action for inner in menu.findChildren(QMenu) for action in inner.actions())]
    return next(action for action in actions if action.objectName() == name)


def text_of(path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_the_menu_opens_by_its_key_with_the_first_paper_at_hand(page, menu):
    opened = menu()
    names = [action.objectName() for action in opened.actions() if action.objectName()]
    assert names == [*(f"print.{key}" for key in ROUND_PAPERS), "paper.a4", "paper.reports"]
    assert opened.activeAction().objectName() == "print.lists"
    assert entry(opened, "print.lists").text() == "Room lists (2 pages)"
    assert entry(opened, "paper.a4").text() == "A4 instead of A3 for posters"
    assert entry(opened, "print.poster").text() == "Poster of round 1"
    assert page.work.print_button.accessibleDescription() == "Ctrl P"


@pytest.mark.parametrize("key", ROUND_PAPERS)
def test_each_paper_is_saved_whole(key, page, menu, saved, qtbot):
    entry(menu(), f"save.{key}").trigger()
    qtbot.waitUntil(saved.exists)
    text = text_of(saved)
    assert all(name in text for name in ("Amar", "Cohen", "Diop", "Evrard", "Faure"))
    assert "Bosc" not in text


def test_posters_go_on_a4_once_that_is_chosen(page, menu, saved, qtbot):
    opened = menu()
    entry(opened, "paper.a4").trigger()
    opened.close()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    again = menu()
    assert entry(again, "paper.a4").isChecked()
    entry(again, "save.poster").trigger()
    qtbot.waitUntil(saved.exists)
    with pypdfium2.PdfDocument(saved) as document:
        assert [round(side) for side in document[0].get_size()] == [595, 842]


def test_a_saved_poster_says_who_is_not_on_it(page, menu, saved, qtbot):
    told = []
    page.workspace.told.connect(lambda words: told.append(str(words)))
    entry(menu(), "save.poster").trigger()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Saved: paper.pdf. Round 1: 3 people have no place and are not on the poster."]


def test_a_paper_is_handed_to_the_printer(page, menu, monkeypatch, qtbot):
    printed = []
    monkeypatch.setattr(breakout_papers, "print_pdf", lambda _page, pdf: printed.append(pdf) or True)
    entry(menu(), "print.cards").trigger()
    qtbot.waitUntil(lambda: bool(printed))
    with pypdfium2.PdfDocument(printed[0]) as document:
        assert len(document) == 3


def test_who_closes_the_printers_dialog_has_printed_nothing(page, menu, monkeypatch, qtbot):
    asked = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: asked.append(True) or QPrintDialog.DialogCode.Rejected)
    entry(menu(), "print.lists").trigger()
    qtbot.waitUntil(lambda: bool(asked))


def test_papers_of_a_breakout_with_nobody_placed_are_refused_in_words(workspace, event_id, go, qtbot, saved):
    invite(workspace)
    shape(workspace, plan(workspace))
    page = go("breakouts")
    refused = []
    page.workspace.refused.connect(lambda told: refused.append(str(told.happened)))
    sheet = next(sheet for sheet in page.papers.sheets() if sheet.key == "cards")
    page.papers.save(sheet)
    qtbot.waitUntil(lambda: bool(refused))
    assert refused == ["Nobody has a place yet."]
    assert not saved.exists()


def test_the_menu_leads_to_the_posters_of_this_breakout_in_the_reports(page, menu, workspace, event_id, qtbot):
    texts = {"title": "Afternoon", "starts": "14:00", "ends": "14:40", "kind": "tables"}
    shape(workspace, add_session(workspace.store, event_id, texts).id)
    programme = get_programme(workspace.store, event_id)
    second = programme.breakouts[-1].id
    people = [row.id for row in list_attendees(workspace.store, event_id)]
    groups = dict.fromkeys(people[:3], programme.groups_of(second)[0].id)
    move_attendees(workspace.store, programme.rounds_of(second)[0].id, groups)
    page.open(second)
    qtbot.waitUntil(lambda: page.is_loaded and page.work.seating.view.breakout.id == second)
    entry(menu(), "paper.reports").trigger()
    window = page.window()
    qtbot.waitUntil(lambda: window.place == "reports")
    reports = window.pages["reports"]
    qtbot.waitUntil(lambda: reports.report.key == "posters" and reports.preview.paper.has_image)
    assert reports.choices.breakout.value() == second


def test_the_moves_of_a_proposal_are_handed_to_the_printer(page, monkeypatch, qtbot):
    printed = []
    monkeypatch.setattr(breakout_papers, "print_pdf", lambda _page, pdf: printed.append(pdf) or True)
    line = MoveLine("a", "P Amar", "Unit 0", "r", 1, "Table 1", "Table 2", None, None, 0, 2)
    page.proposing.view.proposed = SimpleNamespace(lines=[line])
    page.proposing.view.print_button.click()
    qtbot.waitUntil(lambda: bool(printed))
    with pypdfium2.PdfDocument(printed[0]) as document:
        assert "P Amar" in document[0].get_textpage().get_text_bounded()
