"""Importing the lists of a convention: every row accounted for, nothing altered, and one step back."""

import csv
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.data import history
from desktop.data.catalogues import load_texts
from desktop.data.lists import read_list
from desktop.data.tables import RECORDS
from desktop.domain.imports import KEEP, NEW, SKIP
from desktop.domain.list_fields import Kind
from desktop.domain.words import Refused
from desktop.usecases.attendees import edit_attendee, list_attendees, list_people
from desktop.usecases.history import list_actions, redo_action, told_action, undo_action
from desktop.usecases.import_memory import draft_known, import_remembered, open_list
from desktop.usecases.imports import draft_import, plan_import, run_import, with_column
from desktop.usecases.programme import get_programme
from desktop.usecases.task import Cancelled
from desktop.usecases.workspace import add_event

LISTS = Path(__file__).parent.parent / "files" / "day"
PEOPLE, REGISTRATIONS, ROOMS, SESSIONS = "rh-export.xlsx", "helloasso-convention.csv", "salles.csv", "programme.csv"
WISHES, PAST = "forms-souhaits.csv", "tables-passees.csv"
MEETUP, CODEV = "eventbrite-meetup-lyon.csv", "pretix-codev-nantes.csv"
# list, its kind, rows that are new, unchanged (a row that says what an earlier one said) and doubtful
IN_ORDER: list[tuple[str, Kind, int, int, int]] = [
    (PEOPLE, "people", 120, 0, 0), (REGISTRATIONS, "attendees", 115, 1, 0), (ROOMS, "rooms", 11, 0, 0),
    (SESSIONS, "programme", 12, 0, 0), (WISHES, "wishes", 82, 1, 12), (MEETUP, "attendees", 30, 0, 0),
    (CODEV, "attendees", 20, 0, 0), (PAST, "encounters", 725, 0, 0),
]  # fmt: skip


@pytest.fixture
def target(day, event_id):
    """The event that a list is for."""
    others = {name: add_event(day, name, "2026-10-01", "meetup").id for name in (MEETUP, CODEV)}
    return lambda name: others.get(name, event_id)


@pytest.fixture
def take_in(day, target):
    """Import lists by name, one after the other; gives what the last one did."""

    def taken(*names: str):
        done = [run_import(day, draft_import(LISTS / name), target(name)) for name in names]
        return done[-1] if done else None

    return taken


def before(name: str) -> list[str]:
    """The lists that come before one in the preparation of an event."""
    names = [row[0] for row in IN_ORDER]
    return names[: names.index(name)]


def contents(store) -> dict[str, list[tuple[str, ...]]]:
    """Every field of every record."""
    with store.read() as reading:
        return {noun: sorted(_rows(reading, table)) for noun, table in RECORDS.items()}


def _rows(reading, table) -> list[tuple[str, ...]]:
    columns = [column for column in table.__table__.columns if column.name not in ("born_writer", "born_seq", "heads")]
    return [tuple(str(value) for value in row) for row in reading.execute(select(*columns))]


@pytest.mark.parametrize(("name", "kind", "new", "unchanged", "doubtful"), IN_ORDER, ids=[row[0] for row in IN_ORDER])
def test_each_list_is_known_for_what_it_is_and_each_row_is_accounted_for(
    day, target, take_in, name, kind, new, unchanged, doubtful
):
    take_in(*before(name))
    draft = draft_import(LISTS / name)
    plan = plan_import(day, draft, target(name))
    assert draft.kind == kind
    assert plan.counts() == {"new": new, "updated": 0, "unchanged": unchanged, "doubtful": doubtful}
    assert [row.number for row in plan.rows] == list(draft.file.row_numbers)


@pytest.mark.parametrize("name", [row[0] for row in IN_ORDER])
def test_a_dry_look_changes_nothing(day, target, take_in, name):
    take_in(*before(name))
    stood = contents(day)
    plan_import(day, draft_import(LISTS / name), target(name))
    assert contents(day) == stood


@pytest.mark.parametrize("name", [row[0] for row in IN_ORDER])
def test_the_same_list_again_changes_nothing(day, target, take_in, name):
    take_in(*before(name), name)
    stood = contents(day)
    again = take_in(name)
    counts = again.plan.counts()
    assert (counts["new"], counts["updated"]) == (0, 0)
    assert contents(day) == stood
    assert not again.changes.records


@pytest.mark.parametrize("name", [row[0] for row in IN_ORDER])
def test_one_undo_takes_an_import_back_whole_and_redo_brings_it_again(day, take_in, name):
    take_in(*before(name))
    stood = contents(day)
    take_in(name)
    imported = contents(day)
    assert imported != stood
    history.undo(day)
    assert contents(day) == stood
    history.redo(day)
    assert contents(day) == imported


def test_no_name_is_altered_by_a_byte(day, take_in):
    take_in(PEOPLE)
    file = read_list(LISTS / PEOPLE)
    given, family = file.headers.index("Prénom"), file.headers.index("NOM")
    in_list = sorted((cells[given], cells[family]) for cells in file.rows)
    assert sorted((p.given_name, p.family_name) for p in list_people(day)) == in_list


def test_names_of_a_csv_come_as_its_bytes_say(day, event_id, take_in):
    take_in(REGISTRATIONS)
    with (LISTS / REGISTRATIONS).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    written = {(row["Prénom participant"], row["Nom participant"]) for row in rows}
    assert {(a.given_name, a.family_name) for a in list_attendees(day, event_id)} <= written


def test_a_second_list_updates_and_leaves_what_it_does_not_say(day, event_id, take_in, tmp_path):
    take_in(PEOPLE, REGISTRATIONS)
    attendee = next(a for a in list_attendees(day, event_id) if a.external_id)
    edit_attendee(day, attendee.id, {"diet": "Sans arachide"})
    path = tmp_path / "suite.csv"
    names = f"{attendee.external_id};{attendee.given_name};{attendee.family_name}"
    path.write_text(f"Matricule;Prénom;Nom;Site\n{names};Quelque part\n")
    done = run_import(day, draft_import(path, kind="people"), event_id)
    after = next(a for a in list_attendees(day, event_id) if a.id == attendee.id)
    assert [(row.verdict, row.reason) for row in done.plan.rows] == [("updated", None)]
    assert (after.site, after.diet, after.unit) == ("Quelque part", "Sans arachide", attendee.unit)


def test_a_ticketing_list_does_not_overrule_what_the_community_knows(day, event_id, take_in, tmp_path):
    take_in(PEOPLE, REGISTRATIONS)
    attendee = next(a for a in list_attendees(day, event_id) if a.external_id and a.site)
    path = tmp_path / "suite.csv"
    names = f"{attendee.external_id};{attendee.given_name};{attendee.family_name}"
    path.write_text(f"Matricule;Prénom;Nom;Site\n{names};Quelque part\n")
    done = run_import(day, draft_import(path, kind="attendees"), event_id)
    assert [row.verdict for row in done.plan.rows] == ["unchanged"]
    assert next(a for a in list_attendees(day, event_id) if a.id == attendee.id).site == attendee.site


def test_a_doubtful_row_is_left_out_or_taken_as_it_was_decided(day, event_id, take_in):
    take_in(*before(WISHES))
    draft = draft_import(LISTS / WISHES)
    doubtful = [row for row in plan_import(day, draft, event_id).rows if row.verdict == "doubtful"]
    left_out = plan_import(day, draft, event_id, {row.number: SKIP for row in doubtful})
    assert {r.chosen for r in left_out.rows if r.verdict == "doubtful"} == {SKIP}
    with_them = [row for row in doubtful if KEEP in {choice.key for choice in row.choices}]
    kept = plan_import(day, draft, event_id, {row.number: KEEP for row in with_them})
    assert len(kept.rows) == len(left_out.rows) == len(draft.file.rows)


class StopsAt:
    """Somebody who presses Cancel once so much is done."""

    def __init__(self, share: float) -> None:
        self.share = share

    def step(self, done: int, total: int) -> None:
        if total > 1 and done >= self.share * total:
            raise Cancelled


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_a_cancelled_import_keeps_nothing(day, event_id, take_in, share):
    take_in(PEOPLE)
    stood = contents(day)
    with pytest.raises(Cancelled):
        run_import(day, draft_import(LISTS / REGISTRATIONS), event_id, task=StopsAt(share))
    assert contents(day) == stood
    take_in(REGISTRATIONS)
    assert len(list_attendees(day, event_id)) == 115


def test_a_list_without_a_needed_column_is_refused(day, event_id, tmp_path):
    path = tmp_path / "rooms.csv"
    path.write_text("Places;Étage\n12;1\n")
    with pytest.raises(Refused):
        plan_import(day, draft_import(path, kind="rooms"), event_id)


def test_what_stands_in_a_cell_is_never_run(day, event_id, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('Prénom;Nom\n"=HYPERLINK(""http://x"")";"\'); DROP TABLE person;--"\n')
    run_import(day, draft_import(path, kind="attendees"), event_id)
    names = {(a.given_name, a.family_name) for a in list_attendees(day, event_id)}
    assert names == {('=HYPERLINK("http://x")', "'); DROP TABLE person;--")}


def test_the_programme_comes_with_rooms_hosts_rounds_and_tables(day, event_id, take_in):
    take_in(PEOPLE, ROOMS, SESSIONS)
    programme = get_programme(day, event_id)
    assert (len(programme.sessions), len(programme.rooms)) == (12, len(read_list(LISTS / ROOMS).rows))
    assert all(session.room for session in programme.sessions)
    assert [b.session_id is None for b in programme.breakouts].count(True) == 1


def test_a_list_matched_by_hand_comes_matched_the_next_time(day, event_id, tmp_path):
    path = tmp_path / "odd.csv"
    path.write_text("A;B;C\nZoë;Perrin;Sète\n")
    draft = draft_known(day, open_list(day, path).file, "attendees")
    for column, field in enumerate(("given_name", "family_name", "site")):
        draft = with_column(draft, column, field)
    import_remembered(day, draft, event_id)
    path.write_text("A;B;C\nŁukasz;Żółkiewski;Lyon\n")
    again = open_list(day, path)
    assert (again.kind, dict(again.columns)) == ("attendees", {0: "given_name", 1: "family_name", 2: "site"})


def registrations(folder: Path, *rows: str) -> Path:
    path = folder / "billets.csv"
    path.write_text("\n".join(["Numéro de billet;Prénom;Nom;Statut", *rows]) + "\n")
    return path


def test_somebody_whose_name_was_corrected_is_known_by_the_ticket(day, event_id, tmp_path):
    path = registrations(tmp_path, "101;Nicolas;Adams;Validé", "102;Zoë;Perrin;Validé")
    run_import(day, draft_import(path, kind="attendees"), event_id)
    attendee = next(row for row in list_attendees(day, event_id) if row.ticket == "101")
    edit_attendee(day, attendee.id, {"given_name": "Nikola", "family_name": "ADAMI"})
    done = run_import(day, draft_import(path, kind="attendees"), event_id)
    assert done.plan.counts() == {"new": 0, "updated": 0, "unchanged": 1, "doubtful": 1}
    assert str(done.plan.rows[0].reason) == "Same ticket as Nikola ADAMI."
    assert {(row.given_name, row.family_name) for row in list_people(day)} == {("Nikola", "ADAMI"), ("Zoë", "Perrin")}
    taken_for_new = plan_import(day, draft_import(path, kind="attendees"), event_id, {2: NEW})
    assert len(taken_for_new.ops.new["person"]) == 1


def test_a_companion_on_the_ticket_of_somebody_else_is_somebody_new(day, event_id, tmp_path):
    run_import(day, draft_import(registrations(tmp_path, "101;Nicolas;Adams;Validé"), kind="attendees"), event_id)
    path = registrations(tmp_path, "101;Nicolas;Adams;Validé", "101;Zoë;Perrin;Validé")
    plan = plan_import(day, draft_import(path, kind="attendees"), event_id)
    assert [row.verdict for row in plan.rows] == ["unchanged", "new"]


def test_an_import_is_called_by_the_rows_it_takes_in_and_says_how_many_it_does_not(day, event_id, tmp_path):
    path = registrations(tmp_path, "101;Nicolas;Adams;Validé", "102;Zoë;Perrin;Validé", "102;Zoë;Perrin;Validé")
    run_import(day, draft_import(path, kind="attendees"), event_id)
    label = str(list_actions(day)[0].label)
    assert label == "Import billets.csv (2 rows; 1 unchanged or left out)"


def test_the_history_says_what_was_undone_and_what_was_done_again(day, event_id, tmp_path):
    run_import(day, draft_import(registrations(tmp_path, "1;Zoë;Perrin;Validé"), kind="attendees"), event_id)
    undo_action(day)
    redo_action(day)
    told = [told_action(row, load_texts("en")) for row in list_actions(day)[:3]]
    what = "Import billets.csv (1 row)"
    assert told == [f"Done again: {what}", f"Undone: {what}", what]
