"""The first page: ways to begin, each refused in words where it cannot be."""

import pytest
from PySide6.QtCore import Qt

from desktop import app as app_module
from desktop.data.laptop import Laptop
from desktop.usecases.attendees import add_attendee, list_attendees
from desktop.usecases.exchange import export_changes
from desktop.usecases.workspace import create_workspace, get_event
from desktop.views.main_window import MainWindow
from desktop.views.welcome import Welcome

LEFT = Qt.MouseButton.LeftButton
SECRET = "six mots pour la porte"
OTHER = Laptop("desk-b", "Poste 2", b"b" * 32)


@pytest.fixture
def welcome(app, qtbot):
    app.show_welcome()
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    return app.window


@pytest.fixture
def exchange_file(tmp_path):
    """What another laptop wrote: a community with one attendee."""
    store = create_workspace(tmp_path / "b.plenum", "Réseau", "Convention", "2026-11-19", OTHER)
    add_attendee(store, get_event(store).id, {"given_name": "Zoë", "family_name": "Perrin"})
    export_changes(store, tmp_path / "b.plenumx", OTHER, SECRET)
    store.close()
    return tmp_path / "b.plenumx"


def test_with_nothing_opened_before_the_page_says_what_will_be_here(welcome):
    assert welcome.start.recent == []
    assert [choice.objectName() for choice in welcome.start.choices] == ["action.sample", "action.import", "action.new"]


def test_a_new_event_needs_two_names_and_a_day(app, welcome, qtbot):
    qtbot.mouseClick(welcome.start.choices[2], LEFT)
    form = welcome.new_form
    qtbot.waitUntil(form.community.hasFocus)
    qtbot.keyClicks(form.community, "Managers")
    qtbot.keyClicks(form.event_title, "Convention")
    qtbot.keyClicks(form.day, "11/03/2027")
    assert form.day.told.text() == "Thursday 11 March 2027"
    qtbot.keyClick(form.day, Qt.Key.Key_Return)
    assert isinstance(app.window, MainWindow)
    event = app.workspace.current_event
    assert (event.title, event.day) == ("Convention", "2027-03-11")
    assert app.workspace.store.path == app.documents / "Managers.plenum"


def test_a_new_event_without_a_name_is_refused_and_what_was_typed_stays(app, welcome, qtbot):
    qtbot.mouseClick(welcome.start.choices[2], LEFT)
    form = welcome.new_form
    qtbot.keyClicks(form.community, "Managers")
    qtbot.keyClick(form.community, Qt.Key.Key_Return)
    assert app.window is welcome
    assert welcome.notice.accessibleName().startswith("The community and the event need a name.")
    assert form.community.text() == "Managers"
    assert list(app.documents.glob("*.plenum")) == []


@pytest.mark.parametrize(
    ("typed", "told"), [("31/02/2027", "31/02/2027 is not a day."), ("", "The event needs a day.")]
)
def test_a_new_event_whose_day_is_none_is_refused_and_the_keyboard_goes_there(app, welcome, qtbot, typed, told):
    qtbot.mouseClick(welcome.start.choices[2], LEFT)
    form = welcome.new_form
    qtbot.keyClicks(form.community, "Managers")
    qtbot.keyClicks(form.event_title, "Convention")
    qtbot.keyClicks(form.day, typed)
    qtbot.keyClick(form.event_title, Qt.Key.Key_Return)
    assert app.window is welcome
    assert welcome.notice.accessibleName().startswith(told)
    qtbot.waitUntil(form.day.hasFocus)
    assert list(app.documents.glob("*.plenum")) == []


def test_two_communities_of_one_name_overwrite_nothing(app):
    for _time in range(2):
        app.create("Managers", "Convention", "2026-11-19")
    assert sorted(path.name for path in app.documents.glob("*.plenum")) == ["Managers 2.plenum", "Managers.plenum"]


def test_a_workspace_opened_before_is_one_click_away(app, qtbot):
    app.create("Managers", "Convention", "2026-11-19")
    app.window.files_wanted.emit("new")
    welcome = app.window
    assert isinstance(welcome, Welcome)
    assert [line.text() for line in welcome.start.recent] == ["Managers"]
    qtbot.mouseClick(welcome.start.recent[0], LEFT)
    assert isinstance(app.window, MainWindow)


def test_a_workspace_that_is_gone_is_not_offered(app, tmp_path):
    app.preferences.opened(str(tmp_path / "gone.plenum"))
    app.show_welcome()
    assert app.window.start.recent == []


def test_the_language_is_switched_on_the_first_page(app, welcome, qtbot):
    before = welcome.geometry()
    chip = welcome.findChild(object, "language.fr")
    qtbot.mouseClick(chip, LEFT)
    assert app.window is not welcome
    assert app.window.geometry() == before
    assert app.window.findChild(object, "language.fr").isChecked()
    assert app.preferences.language == "fr"


def test_a_list_begins_a_workspace_and_its_import(app, welcome, tmp_path, monkeypatch, qtbot):
    (tmp_path / "Convention 2026.csv").write_text("Prénom;Nom\nZoë;Perrin\n", "utf-8")
    monkeypatch.setattr(app_module, "choose_list", lambda *_asked: tmp_path / "Convention 2026.csv")
    qtbot.mouseClick(welcome.start.choices[1], LEFT)
    assert isinstance(app.window, MainWindow)
    assert app.window.place == "import"
    assert app.workspace.current_event.title == "Convention 2026"
    page = app.window.pages["import"]
    qtbot.waitUntil(lambda: page.is_loaded)


def test_nothing_is_begun_when_no_list_was_chosen(app, welcome, monkeypatch, qtbot):
    monkeypatch.setattr(app_module, "choose_list", lambda *_asked: None)
    qtbot.mouseClick(welcome.start.choices[1], LEFT)
    assert app.window is welcome
    assert app.workspace is None


def test_an_exchange_file_of_another_laptop_makes_a_workspace(app, welcome, exchange_file, monkeypatch, qtbot):
    monkeypatch.setattr(app_module, "choose_file", lambda *_asked: exchange_file)
    qtbot.mouseClick(welcome.findChild(object, "action.join"), LEFT)
    form = welcome.join_form
    qtbot.waitUntil(form.field.hasFocus)
    qtbot.keyClicks(form.field, SECRET)
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert not form.open_button.isEnabled()
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    assert app.workspace.store.path.name == "Réseau.plenum"
    assert [row.given_name for row in list_attendees(app.workspace.store, app.workspace.event_id)] == ["Zoë"]


def test_a_wrong_passphrase_is_told_and_may_be_typed_again(app, welcome, exchange_file, qtbot):
    welcome.begin_join(exchange_file)
    form = welcome.join_form
    qtbot.keyClicks(form.field, "other words")
    qtbot.mouseClick(form.open_button, LEFT)
    qtbot.waitUntil(welcome.notice.isVisible)
    qtbot.waitUntil(form.open_button.isEnabled)
    assert app.window is welcome
    assert list(app.documents.glob("*")) == []


def test_a_sample_that_is_there_already_is_opened_as_it_was_left(app, monkeypatch, tmp_path):
    made = []

    def create(path, laptop, texts):
        made.append(path)
        return create_workspace(path, "Managers", "Sample", "2026-11-19", laptop)

    monkeypatch.setattr(app_module, "create_sample", create)
    app.open_sample()
    app.workspace.do(add_attendee, app.workspace.store, app.workspace.event_id, {"given_name": "Zoë"})
    app.open_sample()
    assert len(made) == 1
    assert len(list_attendees(app.workspace.store, app.workspace.event_id)) == 1


@pytest.mark.parametrize("width", [1024, 1366])
def test_the_page_fits_small_windows(welcome, qtbot, width):
    welcome.resize(width, 700)
    assert welcome.width() == width
    assert welcome.minimumSizeHint().width() <= 1024
    assert welcome.minimumSizeHint().height() <= 700
