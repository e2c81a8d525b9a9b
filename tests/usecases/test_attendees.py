"""People and attendees: added, found, edited and removed, never altered by a letter."""

import pytest

from desktop.domain.names import find
from desktop.domain.words import Refused
from desktop.usecases.attendees import (
    add_person,
    edit_attendee,
    find_people,
    find_person,
    list_attendees,
    list_not_registered,
    list_people,
    register_people,
    remove_attendee,
)
from desktop.usecases.history import list_record_changes, redo_action, undo_action
from desktop.usecases.imports import draft_import, run_import
from desktop.usecases.workspace import verify_workspace

NAMES = [
    ("Łukasz", "Żółkiewski"), ("محمد", "الحسن"), ("小林", "美咲"), ("अनिता", "शर्मा"), ("Zoë", "O’Connor"),
    ("Jean-Noël", "de La Tour d’Aÿ"), ("Ἀλέξανδρος", "Παπαδόπουλος"), ("İpek", "Yıldız"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "family"), NAMES)
def test_a_name_stays_as_it_was_typed(day, given, family):
    add_person(day, {"given_name": given, "family_name": family})
    assert [(p.given_name, p.family_name) for p in list_people(day)] == [(given, family)]


@pytest.mark.parametrize("typed", ["zolkiewski", "lukasz zol", "ŻÓŁ łuk", "zolkievski"])
def test_somebody_is_found_without_accents_in_any_order_and_with_a_slip(day, typed):
    for given, family in NAMES:
        add_person(day, {"given_name": given, "family_name": family})
    assert find_people(day, typed)[0].family_name == "Żółkiewski"


def test_those_whose_name_begins_so_come_first():
    keys = [
        ("inside", "anne lemarchand"),
        ("other", "paul durand"),
        ("start", "jean marchal"),
        ("both", "marc marchand"),
    ]
    assert find(keys, "march") == ["start", "both", "inside"]
    assert find(keys, "march jean") == ["start"]


def test_a_name_of_two_people_is_asked_again(day):
    for number in ("1", "2"):
        add_person(day, {"given_name": "Anne", "family_name": "Roy", "external_id": number})
    with pytest.raises(Refused):
        find_person(day, "Anne Roy")
    assert find_person(day, "2").external_id == "2"


def test_an_edit_can_be_taken_back_and_stands_in_the_history(day, event_id, person, row):
    id_ = person("Zoë", "Perrin", site="Lyon")
    edit_attendee(day, id_, {"site": "Sète"})
    assert row(id_).site == "Sète"
    undo_action(day)
    assert row(id_).site == "Lyon"
    redo_action(day)
    changes = list_record_changes(day, "person", row(id_).person_id)
    assert len(changes) >= 2
    assert row(id_).site == "Sète"


def test_a_removed_attendee_stays_a_member_of_the_community(day, event_id, person):
    id_ = person("Zoë", "Perrin")
    remove_attendee(day, id_)
    assert list_attendees(day, event_id) == []
    assert len(list_people(day)) == 1
    undo_action(day)
    assert [a.id for a in list_attendees(day, event_id)] == [id_]


def test_nobody_without_a_name_gets_in(day):
    with pytest.raises(Refused):
        add_person(day, {"given_name": " ", "family_name": ""})
    assert list_people(day) == []


def test_people_of_an_import_that_was_taken_back_come_again_as_themselves(day, tmp_path):
    listed = tmp_path / "people.csv"
    listed.write_text("Matricule;Nom;Prénom;Site\n1;Roy;Anne;Lyon\n2;Bé;Léo;\n", "utf-8")
    first = run_import(day, draft_import(listed), "")
    ids = {p.external_id: p.id for p in list_people(day)}
    undo_action(day)
    assert list_people(day) == []
    listed.write_text("Matricule;Nom;Prénom;Site\n1;Roy;Anne;Sète\n2;Bé;Léo;Lille\n3;Ly;Kim;\n", "utf-8")
    again = run_import(day, draft_import(listed), "")
    assert (first.plan.counts()["new"], again.plan.counts()["new"]) == (2, 3)
    assert {p.external_id: p.id for p in list_people(day)}.items() >= ids.items()
    assert {p.site for p in list_people(day)} == {"Sète", "Lille", ""}
    assert verify_workspace(day) == []


def test_a_row_without_a_number_is_the_person_whose_number_stands_in_another_row(day, tmp_path):
    listed = tmp_path / "people.csv"
    listed.write_text("Matricule;Nom;Prénom\n1;Roy;Anne\n;Roy;Anne\n1;Roy;Anne\n;Neuf;Ève\n9;Dix;Ada\n", "utf-8")
    counts = run_import(day, draft_import(listed), "").plan.counts()
    assert counts == {"new": 3, "updated": 0, "unchanged": 2, "doubtful": 0}
    assert sorted(p.family_name for p in list_people(day)) == ["Dix", "Neuf", "Roy"]


def test_people_of_the_community_are_registered_in_one_step(day, event_id):
    ids = [add_person(day, {"given_name": name}).id for name in ("Zoë", "Ana")]
    assert [row.id for row in list_not_registered(day, event_id)] == [ids[1], ids[0]]
    changes = register_people(day, event_id, ids)
    assert str(changes.label) == "Register 2 people"
    assert list_not_registered(day, event_id) == []
    assert all(row.code for row in list_attendees(day, event_id))
    undo_action(day)
    assert list_attendees(day, event_id) == []
