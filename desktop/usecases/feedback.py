"""Feedback: the form of a session, answers keyed in from paper, and what they say."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from desktop.data.feedback import (
    AnswerRow,
    QuestionRow,
    count_answers,
    count_asked,
    read_answers,
    read_form,
    read_questions,
)
from desktop.data.store import Store
from desktop.data.tables import Answer, Form
from desktop.data.tables import Question as QuestionTable
from desktop.domain.changes import Changes
from desktop.domain.feedback import Kind, Question, Result, summarise
from desktop.domain.forms import SESSION_FORM, read_entries
from desktop.domain.ids import derived_id
from desktop.domain.words import Texts, words


class FormView(NamedTuple):
    """A form as it is filled in: question ids and the questions, in order."""

    id: str
    ids: tuple[str, ...]
    questions: tuple[Question, ...]


class Feedback(NamedTuple):
    """What a session's form gave: forms filled in, of how many people, and a result per question.

    `quotes` are the texts, per question; hidden like the figures when there are under five forms.
    """

    answers: int
    asked: int | None
    results: tuple[Result, ...]
    quotes: dict[str, tuple[str, ...]]


def get_form(store: Store, event_id: str, session_id: str | None) -> FormView | None:
    """The form of a session, or None when it has none yet."""
    with store.read() as reading:
        id_ = read_form(reading, event_id, session_id)
        rows = read_questions(reading, id_) if id_ else []
    return FormView(id_, tuple(r.id for r in rows), tuple(map(_question, rows))) if id_ else None


def make_form(store: Store, event_id: str, session_id: str | None, texts: Texts) -> FormView:
    """The form of a session; one that has none gets the ready-made form in the language of `texts`."""
    form = get_form(store, event_id, session_id)
    if form is None:
        with store.write(words("Make a feedback form")) as work:
            id_ = derived_id("form", event_id, session_id or "")
            work.add(Form(id=id_, event_id=event_id, session_id=session_id))
            for position, asked in enumerate(SESSION_FORM, 1):
                choices = json.dumps([texts(choice) for choice in asked.choices], ensure_ascii=False)
                row = QuestionTable(
                    id=derived_id("question", id_, str(position)), form_id=id_, position=position,
                    kind=asked.kind.value, title=texts(asked.title), choices=choices if asked.choices else "",
                )  # fmt: skip
                work.add(row)
        form = get_form(store, event_id, session_id)
    assert form
    return form


def add_answer(
    store: Store, form: FormView, texts: Sequence[str], *, sheet: str = "", source: str = "paper"
) -> Changes:
    """Keep one filled-in form, given in the order of its questions. It holds the hour and no key to a person."""
    answers = read_entries(form.questions, texts)
    entries = {id_: answer for id_, answer in zip(form.ids, answers, strict=True) if answer is not None}
    hour = store.now().replace(minute=0, second=0).isoformat(timespec="minutes")
    with store.write(words("Enter a feedback form"), secret=True) as work:
        kept = json.dumps(entries, ensure_ascii=False)
        work.add(Answer(form_id=form.id, entries=kept, hour=hour, sheet=sheet, source=source))
    return work.changes


def list_answers(store: Store, form: FormView) -> list[AnswerRow]:
    with store.read() as reading:
        return read_answers(reading, form.id)


def count_event_answers(store: Store, event_id: str) -> dict[str | None, int]:
    """Session (None for the event itself) -> forms filled in."""
    with store.read() as reading:
        return count_answers(reading, event_id)


def get_feedback(store: Store, event_id: str, session_id: str | None) -> Feedback:
    """Figures per question, honest for small groups. Of how many: those who came in, as far as the door knows."""
    form = get_form(store, event_id, session_id)
    with store.read() as reading:
        asked = count_asked(reading, event_id, session_id)
        rows = read_answers(reading, form.id) if form else []
    if asked is not None and asked < len(rows):
        asked = None  # the door has not seen everybody who answered: of how many is not known
    if form is None:
        return Feedback(0, asked, (), {})
    columns = [[row.entries.get(id_) for row in rows] for id_ in form.ids]
    results = tuple(
        summarise(question, column, asked) for question, column in zip(form.questions, columns, strict=True)
    )
    quotes = {
        result.question.text: tuple(str(text) for text in column if text)
        for result, column in zip(results, columns, strict=True)
        if result.question.kind is Kind.TEXT and not result.hidden
    }
    return Feedback(len(rows), asked, results, quotes)


def _question(row: QuestionRow) -> Question:
    return Question(row.title, Kind(row.kind), row.choices, row.low)
