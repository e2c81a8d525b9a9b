"""Feedback: forms keyed in at full speed, results as they come, questions as long as nobody has answered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.feedback import Kind, Question
from desktop.usecases.attendees import add_attendee
from desktop.usecases.door import check_in
from desktop.usecases.feedback import AskedSession, add_answer, edit_form, get_form, list_answers
from desktop.usecases.sessions import add_session
from desktop.views.feedback_sessions import count_of
from desktop.views.page import Page

QUESTIONS = (
    Question("It was clear", Kind.SCALE), Question("Return on time", Kind.ROTI),
    Question("How I leave", Kind.CHOICE, ("Sun", "Rain", "Storm")),
    Question("What helped", Kind.MANY, ("Pairs", "Time", "Cases")), Question("I will remember", Kind.TEXT),
)  # fmt: skip


@pytest.fixture
def session_id(workspace, event_id) -> str:
    texts = {"title": "Déléguer", "starts": "8:00", "ends": "8:30"}
    id_ = workspace.do(add_session, workspace.store, event_id, texts).id
    workspace.do(edit_form, workspace.store, event_id, id_, [("", question) for question in QUESTIONS])
    return id_


@pytest.fixture
def page(session_id, go) -> Page:
    page = go("feedback")
    page.entry.pad.start_here()
    return page


@pytest.fixture
def fill(workspace, event_id, session_id):
    form = get_form(workspace.store, event_id, session_id)

    def filled(n: int, *texts: str) -> None:
        for _ in range(n):
            workspace.do(add_answer, workspace.store, form, texts or ("4", "5", "1", "1", "Dare to ask"))

    return filled


@pytest.fixture
def answers(workspace, event_id, session_id):
    """What has been kept, in the order of the questions."""
    form = get_form(workspace.store, event_id, session_id)

    def kept() -> list[list[object]]:
        return [[row.entries.get(id_) for id_ in form.ids] for row in list_answers(workspace.store, form)]

    return kept


def here(page: Page) -> QWidget:
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def key_in(page: Page, qtbot, keys: str) -> None:
    """Type on whatever has the keyboard; a newline is Enter."""
    for key in keys:
        if key == "\n":
            qtbot.keyClick(here(page), Qt.Key.Key_Return)
        else:
            qtbot.keyClicks(here(page), key)


def test_a_form_takes_about_one_key_an_answer_and_the_next_one_begins(page, qtbot, answers):
    key_in(page, qtbot, "45213\nDare to ask\n")
    assert answers() == [[4, 5, 1, [0, 2], "Dare to ask"]]
    assert page.entry.entry.is_blank
    assert page.entry.counter.text() == "Form 2"
    assert here(page) is page.entry.pad
    assert "Form 1 kept: 4 · 5 · Rain · Pairs, Cases · Dare to ask" in page.entry.last.text()


def test_figures_count_at_once_on_arriving_and_after_a_click_on_a_session(session_id, go, qtbot, workspace, event_id):
    other = workspace.do(add_session, workspace.store, event_id, {"title": "Oser", "starts": "9:00"}).id
    page = go("feedback")
    key_in(page, qtbot, "4")
    assert page.entry.entry.answers[0] == 4
    place = next(i for i, row in enumerate(page.sessions.rows_model.rows) if row.id == other)
    spot = page.sessions.visualRect(page.sessions.rows_model.index(place)).center()
    qtbot.mouseClick(page.sessions.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: page.entry.session_id == other and page.entry.entry is not None)
    key_in(page, qtbot, "2")
    assert page.entry.entry.answers[0] == 2
    page.sessions.setFocus()
    key_in(page, qtbot, "5")
    assert page.entry.entry.answers[1] == 5


def test_the_chosen_session_is_wholly_in_view_however_many_there_are(session_id, go, workspace, event_id, window):
    for hour in range(9, 21):
        workspace.do(add_session, workspace.store, event_id, {"title": f"S{hour}", "starts": f"{hour}:00"})
    page = go("feedback")
    page.aim(page.sessions.rows_model.rows[-2].id)
    for height in (768, 700):
        window.resize(1024, height)
        shown = page.sessions.visualRect(page.sessions.currentIndex())
        assert page.sessions.viewport().rect().contains(shown)


def test_one_form_of_three_is_said_in_the_singular(session_id):
    session = AskedSession(session_id, "Oser", "", 1, 3, "over", is_asked=True)
    assert count_of(session) == "1 form of 3"
    assert count_of(session._replace(answers=2)) == "2 forms of 3"


def test_ten_forms_in_a_row_lose_nothing(page, qtbot, answers):
    for step in "1234512345":
        key_in(page, qtbot, f"{step}{step}11\n\n")
    assert sorted(row[0] for row in answers()) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]  # they stand in no order
    assert page.entry.counter.text() == "Form 11"
    qtbot.waitUntil(lambda: page.head.count.text() == "10")


def test_a_value_that_cannot_be_is_told_in_words_and_loses_nothing(page, qtbot, answers):
    key_in(page, qtbot, "46")
    pad = page.entry.pad
    assert pad.why.isVisible()
    assert pad.why.text() == "Press 1 to 5, or 0 for no answer."
    assert (page.entry.entry.answers[0], page.entry.entry.at) == (4, 1)
    key_in(page, qtbot, "3")
    assert not pad.why.isVisible()
    assert not answers()


def test_no_answer_is_a_key_and_backspace_goes_back(page, qtbot, answers):
    key_in(page, qtbot, "0")
    assert (page.entry.entry.at, page.entry.entry.answers[0]) == (1, None)
    qtbot.keyClick(here(page), Qt.Key.Key_Backspace)
    key_in(page, qtbot, "2511\n\n")
    assert answers() == [[2, 5, 0, [0], None]]


def test_an_empty_form_is_not_kept(page, qtbot, answers):
    key_in(page, qtbot, "000\n\n")
    assert not answers()
    assert "Nothing is answered" in page.entry.pad.why.text()


def test_the_digits_of_a_french_keyboard_need_no_shift(page, qtbot, answers):
    pad = page.entry.pad
    for text in ("'", "(", "&", '"'):  # 4, 5, 1, 3
        qtbot.keyClicks(pad, text)
    assert page.entry.entry.answers[:4] == [4, 5, 0, [2]]


def test_the_mouse_answers_as_the_keys_do(page, qtbot):
    page.entry.pad.steps.picked.emit(3)
    assert page.entry.entry.answers[0] == 3
    qtbot.mouseClick(page.entry._rows[0], Qt.MouseButton.LeftButton)
    assert page.entry.entry.at == 0


def test_undo_gives_the_last_form_back_to_be_mended(page, qtbot, answers):
    key_in(page, qtbot, "4511\n\n")
    assert len(answers()) == 1
    qtbot.mouseClick(page.entry.undo_button, Qt.MouseButton.LeftButton)
    assert answers() == []
    assert page.entry.entry.answers[:3] == [4, 5, 0]


def test_the_undo_of_the_window_gives_it_back_too(page, qtbot, answers, workspace):
    key_in(page, qtbot, "4511\n\n")
    workspace.undo()
    assert answers() == []
    assert page.entry.entry.answers[0] == 4


def test_the_number_of_a_sheet_counts_on_and_a_double_one_is_told(page, qtbot, answers):
    key_in(page, qtbot, "/")
    assert isinstance(here(page), QLineEdit)
    key_in(page, qtbot, "12\n4511\n\n")
    assert page.entry.sheet.text() == "13"
    qtbot.keyClick(here(page), Qt.Key.Key_Backspace)
    key_in(page, qtbot, "12\n")
    assert "Sheet 12 was entered" in page.entry.pad.why.text()


@pytest.mark.parametrize(("n", "hidden"), [(0, True), (4, True), (5, False)])
def test_results_are_hidden_under_five_forms(session_id, fill, go, n, hidden):
    fill(n)
    page = go("feedback")
    assert page.results.figure.text() == str(n)
    assert page.results.hidden.isVisible() is hidden
    assert bool(page.results.shown) is not hidden
    if n == 4:
        assert "nobody can be recognised" in page.results.hidden.text()


def test_the_fifth_form_shows_the_results_at_once(fill, page, qtbot):
    fill(4)
    key_in(page, qtbot, "3411\nFive\n")
    qtbot.waitUntil(lambda: len(page.results.shown) == len(QUESTIONS))
    assert "n" in page.results.shown[0].told.text()


def test_results_say_how_many_of_how_many(session_id, fill, go, workspace, event_id):
    for n in range(10):
        id_ = add_attendee(workspace.store, event_id, {"given_name": "P", "family_name": str(n)}).id
        check_in(workspace.store, event_id, id_, at="08:00")
    fill(6)
    page = go("feedback")
    assert (page.results.figure.text(), page.results.of.text()) == ("6", "of 10 people, 60%")


def test_a_session_is_chosen_with_the_arrows_and_each_keeps_its_form(page, qtbot, workspace, event_id):
    with qtbot.waitSignal(page.loaded):
        workspace.do(add_session, workspace.store, event_id, {"title": "Décider", "starts": "8:15", "ends": "8:40"})
    page.entry.pad.start_here()
    key_in(page, qtbot, "45")
    other = next(row for row in page.read().sessions if row.title == "Décider")
    with qtbot.waitSignal(page.loaded):
        page.aim(other.id)
    assert page.entry.entry.is_blank
    with qtbot.waitSignal(page.loaded):
        page.aim(next(row for row in page.read().sessions if row.title == "Déléguer").id)
    assert page.entry.entry.answers[:2] == [4, 5]


def test_escape_goes_back_to_the_sessions(page, qtbot):
    qtbot.keyClick(here(page), Qt.Key.Key_Escape)
    assert here(page) is page.sessions


def test_questions_are_written_in_their_place(page, qtbot, workspace, event_id, session_id):
    qtbot.mouseClick(page.edit_button, Qt.MouseButton.LeftButton)
    field = page.form.rows[0].text
    field.setText("Was it clear?")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    form = get_form(workspace.store, event_id, session_id)
    assert form.questions[0].text == "Was it clear?"
    workspace.undo()
    assert get_form(workspace.store, event_id, session_id).questions[0].text == "It was clear"


def test_a_choice_with_one_option_is_refused_in_words(page, qtbot, window):
    qtbot.mouseClick(page.edit_button, Qt.MouseButton.LeftButton)
    field = page.form.rows[2].options
    field.setText("Only one")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.strips.notice._line.text() == "A choice has from 2 to 9 options."


def test_questions_that_were_answered_stay_and_say_why(fill, page, qtbot):
    with qtbot.waitSignal(page.loaded):
        fill(1)
    qtbot.mouseClick(page.edit_button, Qt.MouseButton.LeftButton)
    assert not page.form.rows[0].text.isEnabled()
    assert "so they stay as they are" in page.form.why.text()


def test_the_summary_of_the_session_is_one_click_away(page, qtbot, window, session_id):
    qtbot.mouseClick(page.summary_button, Qt.MouseButton.LeftButton)
    assert window.place == "reports"
    reports = window.pages["reports"]
    qtbot.waitUntil(lambda: reports.is_loaded and reports.choices.session.value() == session_id)


def test_the_page_fits_a_small_window(page):
    assert page.minimumSizeHint().width() <= 812
    assert page.minimumSizeHint().height() <= 560
