"""The sample convention: a morning under way that can be tried at any hour."""

from collections import Counter

import pytest

from desktop.data.catalogues import load_texts
from desktop.domain.words import Refused
from desktop.usecases.breakout_view import get_breakout
from desktop.usecases.breakouts import find_breakout
from desktop.usecases.history import undo_action
from desktop.usecases.programme import get_programme
from desktop.usecases.sample import create_sample
from desktop.usecases.today import count_waiting, get_today
from desktop.usecases.workspace import get_event, verify_workspace
from tests.usecases.conftest import LAPTOP

HOURS = ["2026-11-19T08:45:00", "2027-03-02T16:20:00"]


@pytest.fixture(params=HOURS)
def sample(request, tmp_path, clock):
    clock.set(request.param)
    store = create_sample(tmp_path / "sample.plenum", LAPTOP, load_texts("fr"), clock)
    yield store
    store.close()


def test_the_sample_is_a_morning_under_way(sample):
    event = get_event(sample)
    today = get_today(sample, event.id, load_texts("fr"))
    assert event.day == sample.now().date().isoformat()
    assert today.attendees == 113
    assert 80 < today.door.arrived < today.door.expected
    assert today.to_print > 0
    assert today.answers > 20
    assert {line.state for line in today.lines} >= {"on", "next"}
    assert {todo.place for todo in today.todos} >= {"attendees", "badges", "commitments"}


@pytest.mark.parametrize("session", ["Déléguer en confiance", "Rencontres par tables"])
def test_in_the_sample_everybody_has_a_place_and_no_group_is_too_full(sample, session):
    event = get_event(sample)
    view = get_breakout(sample, event.id, find_breakout(sample, event.id, session))
    for turn in view.rounds:
        seats = Counter(view.group_of(turn.id, person.id) for person in view.people)
        assert None not in seats
        assert all(seats[group.id] <= group.seats for group in view.groups)
        assert not [
            person
            for person in view.people
            for manager in view.managers.get(person.id, ())
            if view.group_of(turn.id, person.id) == view.group_of(turn.id, manager)
        ]


def test_the_sample_is_a_fresh_start_that_says_what_its_journal_says(sample):
    assert verify_workspace(sample) == []
    with pytest.raises(Refused):
        undo_action(sample)


def test_the_counts_beside_the_pages_are_those_of_the_pages(sample):
    event = get_event(sample)
    waiting = count_waiting(sample, event.id)
    programme = get_programme(sample, event.id)
    assert waiting.programme == len(programme.clashes())
    assert waiting.exchange == 0
