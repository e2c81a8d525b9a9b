"""Feedback: keyed in from paper, honest for small groups, and without a way back to a person."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import select

from desktop.data import history
from desktop.data.catalogues import load_texts
from desktop.data.tables import Answer
from desktop.domain.feedback import Kind, Question
from desktop.domain.words import Refused
from desktop.usecases.door import check_in
from desktop.usecases.feedback import (
    FormView,
    add_answer,
    edit_form,
    get_feedback,
    get_form,
    list_asked_sessions,
    list_sheets,
    make_form,
    remove_answer,
    take_template,
)
from desktop.usecases.sessions import add_session

TEXTS = load_texts("en")
SCALE, ROTI = Question("It was clear", Kind.SCALE), Question("Return on time", Kind.ROTI)
MANY = Question("What helped", Kind.MANY, ("Pairs", "Time", "Cases"))
CHOICE, TEXT = Question("How I leave", Kind.CHOICE, ("Sun", "Rain")), Question("I will remember", Kind.TEXT)
QUESTIONS = (SCALE, ROTI, CHOICE, MANY, TEXT)


@pytest.fixture
def session_id(day, event_id) -> str:
    return add_session(day, event_id, {"title": "Déléguer", "starts": "9:00", "ends": "10:00"}).id


@pytest.fixture
def form(day, event_id, session_id) -> FormView:
    edit_form(day, event_id, session_id, [("", question) for question in QUESTIONS])
    form = get_form(day, event_id, session_id)
    assert form
    return form


@pytest.fixture
def fill(day, form) -> Callable[..., None]:
    def filled(n: int, *texts: str) -> None:
        for _ in range(n):
            add_answer(day, form, texts or ("4", "5", "1", "1,3", "Dare to ask"))

    return filled


def test_a_session_without_a_form_gets_the_ready_made_one(day, event_id, session_id):
    form = make_form(day, event_id, session_id, TEXTS)
    assert [q.kind for q in form.questions] == [Kind.SCALE, Kind.SCALE, Kind.SCALE, Kind.ROTI, Kind.CHOICE, Kind.TEXT]
    assert make_form(day, event_id, session_id, TEXTS) == form


@pytest.mark.parametrize(
    ("texts", "what"),
    [
        (("6",), "6 is no answer to: It was clear"), (("0",), ""), (("-",), ""), (("", "0"), ""),
        (("", "9"), "9 is no answer to: Return on time"), (("", "", "3"), "3 is no answer to: How I leave"),
        (("", "", "", "1,4"), "1,4 is no answer to: What helped"), (("4", "4", "1", "1", "a", "b"), "6 answers for 5"),
        (("four",), "four is no answer to"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_in_words(day, event_id, session_id, form, texts, what):
    with pytest.raises(Refused) as refused:
        add_answer(day, form, texts)
    assert TEXTS(refused.value.happened).startswith(what or "Nothing is answered on this form")
    assert TEXTS(refused.value.do)
    assert get_feedback(day, event_id, session_id).answers == 0


def test_figures_are_those_of_the_answers(day, event_id, session_id, fill):
    for step in "12345":
        fill(1, step, step, "1" if step < "4" else "2", "1,2", "")
    scale, roti, choice, many, _text = get_feedback(day, event_id, session_id).results
    assert (scale.counts, scale.middle.median) == ((1, 1, 1, 1, 1), 3)
    assert (roti.n, roti.counts) == (5, (1, 1, 1, 1, 1))
    assert choice.counts == (3, 2)
    assert many.counts == (5, 5, 0)


@pytest.mark.parametrize(("n", "hidden"), [(1, True), (4, True), (5, False)])
def test_results_and_words_are_hidden_under_five_forms(day, event_id, session_id, fill, n, hidden):
    fill(n)
    feedback = get_feedback(day, event_id, session_id)
    assert feedback.answers == n
    assert [result.hidden for result in feedback.results] == [hidden] * len(QUESTIONS)
    assert all(not result.counts for result in feedback.results if hidden)
    assert bool(feedback.quotes.get(TEXT.text)) is not hidden


def test_a_question_that_few_have_answered_is_hidden_though_the_others_are_shown(day, event_id, session_id, fill):
    fill(5, "4", "4", "1", "1", "")
    fill(2, "", "", "", "", "Only two of us wrote")
    feedback = get_feedback(day, event_id, session_id)
    assert [result.hidden for result in feedback.results] == [False, False, False, False, True]
    assert not feedback.quotes.get(TEXT.text)


def test_answers_are_counted_of_those_who_came(day, event_id, session_id, fill, person):
    for n in range(7):
        check_in(day, event_id, person(f"P{n}", "Q"), at="08:30")
    fill(5)
    assert (get_feedback(day, event_id, session_id).answers, get_feedback(day, event_id, session_id).asked) == (5, 7)
    row = next(row for row in list_asked_sessions(day, event_id) if row.id == session_id)
    assert (row.answers, row.asked) == (5, 7)


def test_more_forms_than_people_at_the_door_is_of_an_unknown_number(day, event_id, session_id, fill, person):
    check_in(day, event_id, person("Only", "One"), at="08:30")
    fill(5)
    assert get_feedback(day, event_id, session_id).asked is None


def test_an_answer_holds_the_hour_and_no_key_to_a_person(day, form, fill, clock):
    clock.set("2026-11-19T10:47:31")
    fill(1)
    with day.read() as reading:
        row = reading.execute(select(Answer)).scalar_one()
    assert row.hour == "2026-11-19T10:00"
    assert set(json.loads(row.entries)) == set(form.ids)
    named = {column.name for column in Answer.__table__.columns}
    assert named - {"born_writer", "born_seq", "heads"} == {"id", "form_id", "entries", "hour", "sheet", "source"}


def test_a_form_taken_back_is_gone_and_undo_brings_it(day, event_id, session_id, form):
    changes = add_answer(day, form, ("4",), sheet=" 12 ")
    assert list_sheets(day, form).keys() == {"12"}
    remove_answer(day, next(iter(changes.ids("answer"))))
    assert get_feedback(day, event_id, session_id).answers == 0
    history.undo(day)
    assert get_feedback(day, event_id, session_id).answers == 1


def test_questions_stay_once_somebody_has_answered(day, event_id, session_id, form, fill):
    fill(1)
    with pytest.raises(Refused) as refused:
        take_template(day, event_id, session_id, "nps", TEXTS)
    assert TEXTS(refused.value.happened) == "1 form was filled in with these questions, so they stay as they are."
    assert get_form(day, event_id, session_id) == form


def test_a_form_whose_questions_were_changed_meanwhile_is_refused(day, event_id, session_id, form):
    edit_form(day, event_id, session_id, [(form.ids[0], SCALE)])
    with pytest.raises(Refused) as refused:
        add_answer(day, form, ("4",))
    assert TEXTS(refused.value.kept) == "What you typed is still there."
