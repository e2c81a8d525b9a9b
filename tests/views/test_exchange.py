"""The exchange page: give, take in, settle; two laptops that wrote the same community."""

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.data.laptop import Laptop
from desktop.domain.words import words
from desktop.usecases.attendees import add_attendee, edit_attendee, list_attendees
from desktop.usecases.door import check_in
from desktop.usecases.exchange import export_changes, has_passphrase, join_in_folder, list_laptops
from desktop.usecases.workspace import create_workspace, name_laptop, open_workspace
from desktop.views import exchange_give
from desktop.views.labels import Label

SECRET = "six mots pour la porte"
OTHER = Laptop("desk-b", "Poste 2", b"b" * 32)
LEFT = Qt.MouseButton.LeftButton
NAMES = {"given_name": "Zoë", "family_name": "Perrin", "job": "Manager"}


@pytest.fixture
def target(tmp_path, monkeypatch):
    """The path that is chosen when the page asks where to write."""
    path = tmp_path / "stick" / "one.plenumx"
    path.parent.mkdir()
    monkeypatch.setattr(exchange_give, "choose_target", lambda *_asked: path)
    return path


@pytest.fixture
def other(workspace, event_id, tmp_path, clock):
    """Another laptop that joined with one attendee known on both, and that can write a file of what it knows."""
    workspace.do(add_attendee, workspace.store, event_id, NAMES)
    export_changes(workspace.store, tmp_path / "first.plenumx", workspace.laptop, SECRET)
    path = join_in_folder(tmp_path / "other", tmp_path / "first.plenumx", OTHER, clock, SECRET)
    store = open_workspace(path, OTHER, clock=clock)
    yield store
    store.close()


@pytest.fixture
def stranger(tmp_path, clock):
    """A file of a laptop whose passphrase is not known here."""
    store = create_workspace(tmp_path / "b.plenum", "Managers", "Codev", "2026-12-01", OTHER, clock=clock)
    export_changes(store, tmp_path / "b.plenumx", OTHER, SECRET)
    store.close()
    return tmp_path / "b.plenumx"


def attendee(store, event_id):
    return list_attendees(store, event_id)[0]


def take(page, qtbot, path) -> None:
    """Take in a file and wait until the page shows what it brought."""
    before = page.take.outcome.line.text()
    page.take.take(path)
    qtbot.waitUntil(lambda: page.take.zone.isEnabled() and page.take.outcome.line.text() != before and page.is_loaded)


def test_the_first_export_offers_words_and_keeps_them(go, target, workspace, qtbot):
    page = go("exchange")
    assert len(page.give.passphrase.split()) == 6
    qtbot.mouseClick(page.give.first_button, LEFT)
    qtbot.waitUntil(lambda: page.give.outcome.isVisible() and page.is_loaded)
    assert target.exists()
    assert has_passphrase(workspace.store)
    assert page.give.export_button.isVisible()
    assert "one.plenumx" in page.give.last.text()
    qtbot.mouseClick(page.give.export_button, LEFT)
    qtbot.waitUntil(page.give.export_button.isEnabled)


def test_other_words_are_suggested_and_copied(go, qtbot, monkeypatch):
    page = go("exchange")
    before = page.give.passphrase
    page.give.suggest()
    assert page.give.passphrase != before
    qtbot.mouseClick(page.give.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == page.give.passphrase


def test_a_passphrase_that_is_too_short_is_refused_where_it_was_typed(go, target, workspace, qtbot):
    page = go("exchange")
    qtbot.mouseClick(page.give._type, LEFT)
    qtbot.keyClicks(page.give.field, "abc")
    qtbot.keyClick(page.give.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.give.outcome.isVisible)
    assert not target.exists()
    assert not has_passphrase(workspace.store)
    assert page.give.outcome.property("tone") == "bad"


def test_a_file_of_a_known_laptop_is_taken_in_with_no_question(go, other, event_id, tmp_path, workspace, qtbot):
    add_attendee(other, event_id, {"given_name": "Karim", "family_name": "Bensaïd"})
    export_changes(other, tmp_path / "two.plenumx", OTHER)
    page = go("exchange")
    take(page, qtbot, tmp_path / "two.plenumx")
    assert "Poste 2" in page.take.outcome.line.text()
    assert {row.given_name for row in list_attendees(workspace.store, event_id)} == {"Zoë", "Karim"}
    assert {row.title for row in list_laptops(workspace.store)} == {"Poste 1", "Poste 2"}
    assert [line.row.name for line in page.files.rows_model.rows] == ["two.plenumx"]
    assert [line.here for line in page.laptops.rows_model.rows].count(True) == 1
    take(page, qtbot, tmp_path / "two.plenumx")
    assert page.take.outcome.line.text() == "Everything in this file was here already."


def test_the_passphrase_is_asked_for_once_and_a_wrong_one_is_told(go, stranger, workspace, qtbot):
    page = go("exchange")
    page.take.take(stranger)
    qtbot.waitUntil(page.take.field.hasFocus)
    qtbot.keyClicks(page.take.field, "wrong words here")
    qtbot.keyClick(page.take.field, Qt.Key.Key_Return)
    qtbot.waitUntil(page.take.outcome.isVisible)
    assert page.take.outcome.property("tone") == "bad"
    qtbot.waitUntil(page.take.field.hasFocus)
    page.take.field.setText(SECRET)
    qtbot.keyClick(page.take.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.take.outcome.property("tone") == "ok")
    assert has_passphrase(workspace.store)
    assert page.take.zone.isVisible()


def test_two_edits_of_one_field_are_listed_and_settled_by_a_key(go, other, event_id, tmp_path, workspace, qtbot):
    who = attendee(other, event_id).id
    workspace.do(edit_attendee, workspace.store, who, {"job": "Directrice"})
    edit_attendee(other, who, {"job": "Responsable"})
    export_changes(other, tmp_path / "two.plenumx", OTHER)
    page = go("exchange")
    take(page, qtbot, tmp_path / "two.plenumx")
    point = page.settle.rows[0]
    assert point.accessibleName() == "Zoë Perrin. Job: two laptops say different things."
    texts = [button.text() for button in point.buttons]
    assert set(texts) == {"Directrice", "Responsable"}
    qtbot.keyClick(point.buttons[0], Qt.Key.Key_2)
    qtbot.waitUntil(lambda: not page.settle.isVisible())
    assert attendee(workspace.store, event_id).job == texts[1]
    workspace.undo()
    assert attendee(workspace.store, event_id).job == texts[0]


def test_what_was_settled_is_no_longer_announced_beside_the_file(go, other, event_id, tmp_path, workspace, qtbot):
    who = attendee(other, event_id).id
    workspace.do(edit_attendee, workspace.store, who, {"job": "Directrice"})
    edit_attendee(other, who, {"job": "Responsable"})
    export_changes(other, tmp_path / "two.plenumx", OTHER)
    page = go("exchange")
    take(page, qtbot, tmp_path / "two.plenumx")
    assert "1 point to settle below." in page.take.outcome.more.text()
    qtbot.keyClick(page.settle.rows[0].buttons[0], Qt.Key.Key_1)
    qtbot.waitUntil(lambda: not page.settle.isVisible())
    assert "Nothing to settle." in page.take.outcome.more.text()


def test_laptops_of_one_name_are_told_apart_and_this_one_is_marked(go, other, event_id, tmp_path, workspace, qtbot):
    name_laptop(other, OTHER._replace(title=workspace.laptop.title))
    who = attendee(other, event_id).id
    workspace.do(edit_attendee, workspace.store, who, {"job": "Directrice"})
    edit_attendee(other, who, {"job": "Responsable"})
    export_changes(other, tmp_path / "two.plenumx", OTHER._replace(title=workspace.laptop.title))
    page = go("exchange")
    take(page, qtbot, tmp_path / "two.plenumx")
    assert "Poste 1 (desk-b)" in page.take.outcome.line.text()
    assert {line.row.title for line in page.laptops.rows_model.rows} == {"Poste 1 (desk-a)", "Poste 1 (desk-b)"}
    assert [line.row.sender for line in page.files.rows_model.rows] == ["Poste 1 (desk-b)"]
    sources = {
        label.text().split(" · ")[0] for label in page.settle.rows[0].findChildren(Label) if " · " in label.text()
    }
    assert sources == {"This laptop", "Poste 1 (desk-b)"}


def test_another_value_may_be_typed(go, other, event_id, tmp_path, workspace, qtbot):
    who = attendee(other, event_id).id
    workspace.do(edit_attendee, workspace.store, who, {"job": "Directrice"})
    edit_attendee(other, who, {"job": "Responsable"})
    export_changes(other, tmp_path / "two.plenumx", OTHER)
    page = go("exchange")
    take(page, qtbot, tmp_path / "two.plenumx")
    field = page.settle.rows[0].findChild(type(page.take.field), "settle.typed")
    field.setText("Cheffe d'équipe")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.settle.isVisible())
    assert attendee(workspace.store, event_id).job == "Cheffe d'équipe"


@pytest.mark.parametrize(("way", "entries"), [(0, 2), (1, 1)])
def test_a_double_entry_is_listed_and_settled(go, other, event_id, tmp_path, workspace, qtbot, way, entries):
    who = attendee(other, event_id).id
    workspace.do(check_in, workspace.store, event_id, who, at="08:31", desk="Entrée A")
    check_in(other, event_id, who, at="08:40", desk="Entrée B")
    export_changes(other, tmp_path / "two.plenumx", OTHER)
    page = go("exchange")
    take(page, qtbot, tmp_path / "two.plenumx")
    point = page.settle.rows[0]
    assert "08:31 at Entrée A and at 08:40 at Entrée B" in point.accessibleName()
    qtbot.mouseClick(point.buttons[way], LEFT)
    qtbot.waitUntil(lambda: not page.settle.isVisible())
    with workspace.store.read() as reading:
        counted = reading.connection().exec_driver_sql("SELECT count(*) FROM checkin").scalar()
    assert counted == entries
    workspace.undo()
    qtbot.waitUntil(page.settle.isVisible)


def test_points_to_settle_stand_beside_the_name_of_the_page(go, other, event_id, tmp_path, workspace, window, qtbot):
    who = attendee(other, event_id).id
    workspace.do(edit_attendee, workspace.store, who, {"job": "Directrice"})
    edit_attendee(other, who, {"job": "Responsable"})
    export_changes(other, tmp_path / "two.plenumx", OTHER)
    take(go("exchange"), qtbot, tmp_path / "two.plenumx")
    qtbot.waitUntil(lambda: window.sidebar.buttons["exchange"].accessibleName() == "Exchange 1")


def test_a_damaged_file_is_refused_whole_and_in_words(go, other, event_id, tmp_path, workspace, qtbot):
    add_attendee(other, event_id, {"given_name": "Karim", "family_name": "Bensaïd"})
    export_changes(other, tmp_path / "two.plenumx", OTHER)
    content = bytearray((tmp_path / "two.plenumx").read_bytes())
    content[-40] ^= 1
    (tmp_path / "two.plenumx").write_bytes(content)
    page = go("exchange")
    take(page, qtbot, tmp_path / "two.plenumx")
    assert page.take.outcome.property("tone") == "bad"
    assert len(list_attendees(workspace.store, event_id)) == 1
    assert page.take.zone.isVisible()


def test_a_file_of_another_community_is_refused_by_name(go, tmp_path, clock, qtbot):
    store = create_workspace(tmp_path / "c.plenum", "Ailleurs", "Codev", "2026-12-01", OTHER, clock=clock)
    export_changes(store, tmp_path / "c.plenumx", OTHER, SECRET)
    store.close()
    page = go("exchange")
    page.take.take(tmp_path / "c.plenumx")
    qtbot.waitUntil(page.take.field.hasFocus)
    page.take.field.setText(SECRET)
    qtbot.mouseClick(page.take.open_button, LEFT)
    qtbot.waitUntil(page.take.outcome.isVisible)
    assert page.take.outcome.line.text() == "This file is of the community Ailleurs."


def test_taking_in_is_cancelled_and_leaves_nothing_half_done(go, other, event_id, tmp_path, workspace, qtbot):
    add_attendee(other, event_id, {"given_name": "Karim", "family_name": "Bensaïd"})
    export_changes(other, tmp_path / "two.plenumx", OTHER)
    page, go_on = go("exchange"), Event()
    workspace.runner.start(words("Wait"), lambda task: go_on.wait(10))
    page.take.take(tmp_path / "two.plenumx")
    job = workspace.runner.jobs[-1]
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
        go_on.set()
    qtbot.waitUntil(page.take.zone.isEnabled)
    assert len(list_attendees(workspace.store, event_id)) == 1
    assert not page.take.outcome.isVisible()


def test_the_models_keep_their_contract(go, qtmodeltester):
    page = go("exchange")
    qtmodeltester.check(page.laptops.rows_model)
    qtmodeltester.check(page.files.rows_model)
