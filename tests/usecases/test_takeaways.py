"""What came out of sessions: noted, changed, followed, given to a calendar."""

import pytest

from desktop.data import history
from desktop.data.catalogues import load_texts
from desktop.domain.words import Refused
from desktop.usecases.sessions import add_session
from desktop.usecases.takeaways import (
    add_takeaway,
    edit_takeaway,
    list_takeaway_history,
    list_takeaways,
    remove_takeaway,
    render_due_days,
)

TEXTS = load_texts("en")


@pytest.fixture
def promised(day, event_id, person) -> str:
    person("Oumar", "Traoré")
    texts = {"what": "Offer a slot", "who": "oumar traore", "with": "the night shift", "due": "in 2 weeks"}
    return add_takeaway(day, event_id, texts).id


def only(day):
    [row] = list_takeaways(day)
    return row


def test_somebody_of_the_community_is_known_by_name_and_others_stay_words(day, promised):
    row = only(day)
    assert (row.kind, row.who, row.with_whom, row.due) == (
        "commitment",
        "Oumar Traoré",
        "the night shift",
        "2026-12-03",
    )
    assert row.person_id


def test_a_name_that_two_people_share_stays_as_it_was_typed(day, event_id, person):
    person("Marie", "Petit", email="m1@example.com")
    person("Marie", "Petit", email="m2@example.com")
    add_takeaway(day, event_id, {"what": "Call back", "who": "Marie Petit"})
    assert (only(day).who, only(day).person_id) == ("Marie Petit", None)


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ({"what": "  "}, "There is nothing to note yet."),
        ({"what": "x", "due": "when pigs fly"}, "when pigs fly is not a day."),
        ({"what": "x", "kind": "rumour"}, "rumour is not known here."),
        ({"what": "x", "colour": "red"}, "There is no field colour."),
        ({"what": "x", "session": "nowhere"}, "There is no session nowhere."),
    ],
)  # fmt: skip
def test_what_cannot_be_noted_says_why_and_writes_nothing(day, event_id, texts, why):
    with pytest.raises(Refused) as refused:
        add_takeaway(day, event_id, texts)
    assert TEXTS(refused.value.happened) == why
    assert not list_takeaways(day)


def test_an_edit_can_be_undone_and_its_history_is_told(day, event_id, promised, clock):
    clock.set("2026-11-20T09:00")
    edit_takeaway(day, event_id, promised, {"due": "12/12/2026"})
    clock.set("2026-12-01T09:00")
    edit_takeaway(day, event_id, promised, {"state": "kept"})
    assert (only(day).state, only(day).due) == ("kept", "2026-12-12")
    told = [(line.kind, line.values.get("state", "")) for line in list_takeaway_history(day, promised)]
    assert told == [("changed", "kept"), ("changed", ""), ("noted", "")]
    history.undo(day)
    assert only(day).state == "open"


def test_an_edit_that_empties_the_words_is_refused(day, event_id, promised):
    with pytest.raises(Refused):
        edit_takeaway(day, event_id, promised, {"what": " "})
    assert only(day).what == "Offer a slot"


def test_a_removed_line_comes_back_with_undo(day, promised):
    remove_takeaway(day, promised)
    assert not list_takeaways(day)
    history.undo(day)
    assert only(day).id == promised


def test_commitments_are_listed_by_their_day_and_those_without_come_last(day, event_id):
    for what, due in (("c", ""), ("b", "2026-12-24"), ("a", "2026-12-01")):
        add_takeaway(day, event_id, {"what": what, "due": due})
    assert [row.what for row in list_takeaways(day)] == ["a", "b", "c"]


def test_a_line_belongs_to_its_session(day, event_id):
    add_session(day, event_id, {"title": "Déléguer"})
    add_takeaway(day, event_id, {"what": "x", "kind": "idea", "session": "Déléguer"})
    assert only(day).session == "Déléguer"


def test_a_calendar_holds_the_days_that_are_asked_for(day, event_id, promised):
    without = add_takeaway(day, event_id, {"what": "No day"}).id
    content = render_due_days(day, [promised, without], TEXTS).decode()
    assert content.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:Oumar Traoré: Offer a slot" in content
    assert "DTSTART;VALUE=DATE:20261203" in content


def test_a_calendar_without_days_is_refused_in_words(day, event_id):
    without = add_takeaway(day, event_id, {"what": "No day"}).id
    with pytest.raises(Refused) as refused:
        render_due_days(day, [without], TEXTS)
    assert TEXTS(refused.value.happened) == "None of these commitments has a day."
