"""Rules and wishes of a breakout: their text, their prices, the presets of an event."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.data.catalogues import load_texts
from desktop.domain.words import Refused
from desktop.usecases.attendees import edit_attendee
from desktop.usecases.breakout_advice import pick_moves
from desktop.usecases.breakout_places import move_attendees
from desktop.usecases.breakout_problem import seniority_band
from desktop.usecases.breakout_rules import (
    ATTRIBUTES,
    WISHES,
    Rules,
    apply_preset,
    find_preset,
    house_presets,
    keep_preset,
    list_presets,
    remove_preset,
)
from desktop.usecases.breakout_setting import get_setting
from desktop.usecases.breakout_view import get_breakout

STRENGTH = st.integers(0, 3)
MIX = st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(["mix", "alike"]))
RULES = st.builds(
    Rules, st.booleans(), st.booleans(), MIX, STRENGTH, STRENGTH, STRENGTH, STRENGTH, seconds=st.integers(1, 600)
)


@given(RULES)
def test_rules_are_read_as_they_were_written(rules):
    assert Rules.read(rules.write()) == rules


def test_rules_of_an_earlier_version_and_strange_ones_are_understood():
    old = json.dumps({"managers_apart": False, "mix": ["unit", "language"], "seconds": 15})
    assert Rules.read(old) == Rules(managers_apart=False, mix={"unit": "mix", "language": "mix"}, seconds=15)
    assert Rules.read(json.dumps({"wishes": 9, "meeting": "high", "mix": {"shoe": "mix", "site": "odd"}})) == Rules(
        mix={}
    )
    assert Rules.read("") == Rules()


@pytest.mark.parametrize("chosen", [True, False])
def test_a_stronger_wish_costs_more_and_one_that_is_off_costs_nothing(chosen):
    off, low, normal, high = (Rules(*[True, False, {}], s, s, s, s).weights(chosen=chosen) for s in range(4))
    for name in ("comfort", "repeat", "past", "balance", "alike"):
        prices = [getattr(weights, name) for weights in (off, low, normal, high)]
        assert prices[0] == 0
        assert prices == sorted(set(prices))
    assert off.unplaced == 0 < low.unplaced < normal.unplaced < high.unplaced
    assert off.of_rank(2) == 0 < low.of_rank(2) < normal.of_rank(2) < high.of_rank(2)


def test_where_people_choose_wishes_come_before_encounters_and_those_before_mixing():
    weights = Rules(*[True, False, {}], 2, 2, 2, 2).weights(chosen=True)
    assert weights.comfort > weights.of_rank(2) - weights.of_rank(1) > weights.repeat > weights.balance


def test_the_presets_of_the_house_differ_and_leave_what_always_holds():
    titles = [str(preset.title) for preset in house_presets()]
    assert len(set(titles)) == 4
    mine = Rules(managers_apart=False, ambassadors=True, seconds=60)
    for preset in house_presets():
        applied = apply_preset(mine, preset.rules)
        assert (applied.managers_apart, applied.ambassadors, applied.seconds) == (False, True, 60)
        assert [getattr(applied, name) for name in WISHES] == [getattr(preset.rules, name) for name in WISHES]


def test_a_preset_is_kept_for_its_event_replaced_under_the_same_name_and_removed(store):
    first = keep_preset(store, "event", " Codev ", Rules(wishes=3))
    again = keep_preset(store, "event", "codev", Rules(wishes=1))
    assert first.id == again.id
    kept = list_presets(store, "event")[4:]
    assert [(preset.title, preset.rules) for preset in kept] == [("codev", Rules(wishes=1))]
    assert len(list_presets(store, "another")) == 4
    remove_preset(store, again.id)
    assert len(list_presets(store, "event")) == 4
    with pytest.raises(Refused, match="needs a name"):
        keep_preset(store, "event", "  ", Rules())


@pytest.mark.parametrize(
    ("joined", "band"),
    [("2026-01-15", 0), ("2024", 1), ("03/2021", 2), ("1/2/2015", 3), ("1999", 4), ("", -1), ("long ago", -1)],
)
def test_seniority_is_a_band_of_years(joined, band):
    assert seniority_band(joined, "2026-11-19T14:00") == band


def test_a_preset_is_found_by_its_name_in_either_language(store):
    keep_preset(store, "event", "{Codev}", Rules(meeting=0))
    french = load_texts("fr")
    assert find_preset(store, "event", "wishes first ", french).wishes == 3
    assert find_preset(store, "event", french(house_presets()[2].title), french).meeting == 3
    assert find_preset(store, "event", "{codev}", french).meeting == 0
    with pytest.raises(Refused, match="no preset Nothing") as refused:
        find_preset(store, "event", "Nothing", load_texts("en"))
    assert str(refused.value.do).endswith("Mixed groups first, {Codev}.")


def test_what_is_known_of_the_people_is_counted(day, event_id, tables, people):
    edit_attendee(day, people[0], {"ambassador": "yes", "gender": "F", "joined": "2019"})
    edit_attendee(day, people[1], {"gender": "M", "joined": "some time ago"})
    setting = get_setting(day, event_id, get_breakout(day, event_id, tables))
    known = {"unit": 12, "site": 0, "level": 0, "seniority": 1, "language": 0, "gender": 2}
    assert setting.known == known
    assert [setting.is_rare(name) for name in ("unit", "gender")] == [False, True]
    assert (setting.people, setting.groups, setting.needed, setting.leading) == (12, 4, 4, 1)
    assert (setting.sessions, setting.chooses) == (False, False)


def test_the_fewest_groups_that_seat_everybody_are_the_largest(day, event_id, workshops, people):
    for person in people[7:]:
        edit_attendee(day, person, {"status": "cancelled"})
    setting = get_setting(day, event_id, get_breakout(day, event_id, workshops))
    assert (setting.groups, setting.needed, setting.sessions) == (2, 1, True)


def test_of_a_group_over_its_seats_who_breaks_a_rule_there_is_advised_to_go(day, event_id, workshops, people):
    view = get_breakout(day, event_id, workshops)
    small = next(group for group in view.groups if group.seats == 4)
    move_attendees(day, view.rounds[0].id, dict.fromkeys([*people[4:7], *people[:2]], small.id))
    moves = pick_moves(get_breakout(day, event_id, workshops), view.rounds[0].id, small, 1)
    assert set(moves) < set(people[:2])
