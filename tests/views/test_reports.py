"""Reports: the real page beside each, in either language, saved and printed as it is shown."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from python_calamine import CalamineWorkbook

from desktop.usecases.attendees import add_attendee
from desktop.usecases.rooms import add_room
from desktop.usecases.sessions import add_session
from desktop.usecases.takeaways import add_takeaway
from desktop.views import reports
from desktop.views.page import Page


@pytest.fixture
def day(workspace, event_id) -> None:
    do, store = workspace.do, workspace.store
    for given, family in (("Oumar", "Traoré"), ("Inès", "Guérin")):
        do(add_attendee, store, event_id, {"given_name": given, "family_name": family, "site": "Lyon"})
    do(add_room, store, event_id, {"title": "Salle Cézanne"})
    do(add_session, store, event_id, {"title": "Déléguer", "starts": "9:00", "ends": "10:00", "room": "Salle Cézanne"})
    do(add_session, store, event_id, {"title": "Décider", "starts": "11:00", "ends": "12:00"})
    do(add_takeaway, store, event_id, {"kind": "idea", "what": "=1+1 pairs", "session": "Déléguer"})
    do(add_takeaway, store, event_id, {"what": "Offer a slot", "who": "Oumar Traoré", "due": "12/12/2026"})


@pytest.fixture
def page(day, go, qtbot) -> Page:
    page = go("reports")
    qtbot.waitUntil(lambda: page.preview.paper.has_image)
    return page


@pytest.fixture
def saved(tmp_path, monkeypatch):
    """Answer the dialog that asks where a file goes."""
    target = tmp_path / "saved.out"

    def answer(_parent: object, _title: str, name: str, kind: str) -> tuple[str, str]:
        return str(target.with_suffix(f".{name.rpartition('.')[2]}")), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return target


def text_of(path) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path)]


def choose(page: Page, key: str, qtbot) -> None:
    qtbot.mouseClick(page.list.rows[key], Qt.MouseButton.LeftButton)


def test_an_empty_event_says_why_there_is_no_page_and_offers_nothing_to_print(go, qtbot):
    page = go("reports")
    qtbot.waitUntil(page.preview.nothing.isVisible)
    assert "no session to sum up" in page.preview.nothing.text.text()
    assert not page.print_button.isEnabled()
    assert not page.save_pdf_button.isEnabled()


def test_the_arrows_go_through_the_reports_and_show_each(page, qtbot):
    page.start_here()
    assert page.window().focusWidget() is page.list.rows["summary"]
    seen = ["summary"]
    for _ in range(len(page.list.rows) - 1):
        qtbot.keyClick(page.list.rows[page.list.current], Qt.Key.Key_Down)
        seen.append(page.list.current)
    assert seen == [*page.list.rows]


@pytest.mark.parametrize("key", ["summary", "signs", "attendees"])
def test_each_paper_is_shown_and_saved(page, qtbot, saved, key):
    choose(page, key, qtbot)
    qtbot.waitUntil(lambda: page.preview.paper.has_image and page.preview.currentIndex() == 0)
    qtbot.mouseClick(page.save_pdf_button, Qt.MouseButton.LeftButton)
    target = saved.with_suffix(".pdf")
    qtbot.waitUntil(target.exists)
    wanted = {"summary": "Déléguer", "signs": "Salle Cézanne", "attendees": "Inès Guérin"}[key]
    assert wanted in text_of(target)[0]


def test_the_summary_is_of_the_chosen_session(page, qtbot, saved):
    page.choices.session.setCurrentIndex(1)
    page.choices.session.picked.emit(page.choices.session.value())
    qtbot.mouseClick(page.save_pdf_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(saved.with_suffix(".pdf").exists)
    assert "Décider" in text_of(saved.with_suffix(".pdf"))[0]


def test_all_summaries_go_into_one_file(page, qtbot, saved):
    page.choices.session.setCurrentIndex(page.choices.session.count() - 1)
    page.choices.session.picked.emit(page.choices.session.value())
    qtbot.mouseClick(page.save_pdf_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(saved.with_suffix(".pdf").exists)
    assert len(text_of(saved.with_suffix(".pdf"))) == 2


def test_a_paper_speaks_the_language_chosen_for_it(page, qtbot, saved):
    page.choices.language.choose("fr")
    page.choices.language.picked.emit("fr")
    qtbot.mouseClick(page.save_pdf_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(saved.with_suffix(".pdf").exists)
    assert "9\u202fh\u202f00" in text_of(saved.with_suffix(".pdf"))[0]


def test_room_lists_say_what_is_missing(page, qtbot):
    choose(page, "lists", qtbot)
    qtbot.waitUntil(page.preview.nothing.isVisible)
    assert "breakout" in page.preview.nothing.text.text()
    assert not page.print_button.isEnabled()


def test_a_table_is_shown_and_saved_as_text(page, qtbot, saved):
    choose(page, "attendees_table", qtbot)
    qtbot.waitUntil(lambda: page.preview.table is not None and page.preview.table.isVisible())
    assert not page.print_button.isVisible()
    qtbot.mouseClick(page.save_table_button, Qt.MouseButton.LeftButton)
    target = saved.with_suffix(".xlsx")
    qtbot.waitUntil(target.exists)
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    shown = [line.cells for line in page.preview.table.rows_model.rows]
    assert len(rows) == 3
    place = rows[0].index("Given name")
    assert {row[place] for row in rows[1:]} == {"Oumar", "Inès"} == {cells[place] for cells in shown}


def test_each_table_is_shown(page, qtbot):
    for key in [key for key, report in page._reports.items() if report.sheets]:
        choose(page, key, qtbot)
        title = page._reports[key].title
        qtbot.waitUntil(lambda title=title: page.preview.currentIndex() == 1 and page.choices.title.text() == title)
        qtbot.waitUntil(page.save_table_button.isEnabled)


def test_print_hands_the_whole_document_to_the_printer(page, qtbot, monkeypatch):
    printed = []
    monkeypatch.setattr(reports, "print_pdf", lambda _page, pdf: printed.append(pdf))
    qtbot.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(printed))
    assert "Déléguer" in text_of(printed[0])[0]


def test_a_long_document_is_turned_page_by_page(page, qtbot, workspace, event_id):
    for n in range(80):
        add_attendee(workspace.store, event_id, {"given_name": "P", "family_name": f"{n:03d}"})
    choose(page, "attendees", qtbot)
    qtbot.waitUntil(page.preview.on.isVisible)
    assert page.preview.told.text() == "Page 1 of 3"
    qtbot.mouseClick(page.preview.on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.preview.told.text() == "Page 2 of 3")
    assert page.preview.back.isEnabled()


def test_what_changes_in_the_event_changes_on_the_page(page, qtbot, workspace, event_id, saved):
    with qtbot.waitSignal(page.loaded):
        workspace.do(add_takeaway, workspace.store, event_id, {"kind": "idea", "what": "Late", "session": "Déléguer"})
    qtbot.mouseClick(page.save_pdf_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(saved.with_suffix(".pdf").exists)
    assert "Late" in text_of(saved.with_suffix(".pdf"))[0]


def test_another_page_leads_to_the_summary_of_its_session(page, window, qtbot):
    wanted = page.choices.session.itemData(1)
    choose(page, "signs", qtbot)
    window.show_place("reports", wanted)
    assert (page.list.current, page.choices.session.value()) == ("summary", wanted)


def test_the_page_fits_a_small_window(page):
    assert page.minimumSizeHint().width() <= 812
    assert page.minimumSizeHint().height() <= 560
