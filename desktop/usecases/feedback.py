"""Feedback: the form of a session, answers keyed in from paper, and what they say."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from desktop.data.feedback import (
    AnswerRow,
    QuestionRow,
    count_answers,
    count_asked,
    read_answers,
    read_form,
    read_questions,
    read_sheets,
)
from desktop.data.programme import read_sessions
from desktop.data.store import Store
from desktop.data.tables import Answer, Form
from desktop.data.tables import Question as QuestionTable
from desktop.data.work import Work
from desktop.domain.changes import Changes
from desktop.domain.feedback import Kind, Question, Result, summarise
from desktop.domain.forms import TEMPLATES, Asked, read_entries
from desktop.domain.ids import derived_id, new_id, new_ids
from desktop.domain.words import NOTHING_CHANGED, Refused, Texts, words, words_n
from desktop.usecases.todos import ASKED_KINDS


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


class AskedSession(NamedTuple):
    """A session as the list of feedback shows it; `id` is None for the event as a whole.

    `answers` forms of `asked` people (None when that is not known); `state` is over, on or next.
    """

    id: str | None
    title: str
    starts: str
    answers: int
    asked: int | None
    state: str
    is_asked: bool
    """Whether it is of a kind whose people are asked as a rule."""


def list_asked_sessions(store: Store, event_id: str) -> list[AskedSession]:
    """The sessions of an event by time, those first whose people are asked as a rule; the event itself is the last."""
    now = store.now().isoformat()
    with store.read() as reading:
        counts = count_answers(reading, event_id)
        rows = [
            AskedSession(
                row.id, row.title, row.starts, counts.get(row.id, 0), count_asked(reading, event_id, row.id),
                _state(row.starts, row.ends, now), row.kind in ASKED_KINDS,
            )
            for row in read_sessions(reading, event_id)
        ]  # fmt: skip
        asked = count_asked(reading, event_id, None)
    rows.sort(key=lambda row: not row.is_asked)
    return [*rows, AskedSession(None, "", "", counts.get(None, 0), asked, "on", is_asked=False)]


def get_form(store: Store, event_id: str, session_id: str | None) -> FormView | None:
    """The form of a session, or None when it has none yet."""
    with store.read() as reading:
        id_ = read_form(reading, event_id, session_id)
        rows = read_questions(reading, id_) if id_ else []
    return FormView(id_, tuple(r.id for r in rows), tuple(map(_question, rows))) if id_ else None


def draft_form(event_id: str, session_id: str | None, texts: Texts, template: str = "session") -> FormView:
    """A ready-made form in a language, as `make_form` would write it; nothing is written."""
    id_ = derived_id("form", event_id, session_id or "")
    asked = TEMPLATES[template]
    ids = tuple(derived_id("question", id_, str(position)) for position in range(1, len(asked) + 1))
    return FormView(id_, ids, tuple(_said(question, texts) for question in asked))


def make_form(store: Store, event_id: str, session_id: str | None, texts: Texts) -> FormView:
    """The form of a session; one that has none gets the ready-made form in the language of `texts`."""
    form = get_form(store, event_id, session_id)
    if form is None:
        form = draft_form(event_id, session_id, texts)
        with store.write(words("Make a feedback form")) as work:
            work.not_undoable()  # it comes with the first answer, and harms nobody when that is taken back
            work.add(Form(id=form.id, event_id=event_id, session_id=session_id))
            for position, (id_, question) in enumerate(zip(form.ids, form.questions, strict=True), 1):
                work.add(QuestionTable(id=id_, form_id=form.id, **_values(position, question)))
    return form


def edit_form(store: Store, event_id: str, session_id: str | None, lines: Sequence[tuple[str, Question]]) -> Changes:
    """Give a form these questions in this order: those with an id are changed, those without are new.

    Refuses once somebody has answered: what was answered stays what it was.
    """
    if not lines:
        raise Refused(
            words("A form needs a question."),
            NOTHING_CHANGED,
            words("Add another question before you remove this one."),
        )
    with store.write(words("Change the feedback form")) as work:
        id_ = read_form(work.session, event_id, session_id) or derived_id("form", event_id, session_id or "")
        check_unanswered(len(read_answers(work.session, id_)))
        if work.session.get(Form, id_) is None:
            work.add(Form(id=id_, event_id=event_id, session_id=session_id))
        _write_questions(work, id_, lines)
    return work.changes


def take_template(store: Store, event_id: str, session_id: str | None, template: str, texts: Texts) -> Changes:
    """Put a ready-made form in the place of a session's questions."""
    form = draft_form(event_id, session_id, texts, template)
    return edit_form(store, event_id, session_id, [*zip(form.ids, form.questions, strict=True)])


def check_unanswered(answers: int) -> None:
    """Raise Refused when there are answers to a form, which then keeps its questions."""
    if answers:
        raise Refused(
            words_n(
                "{n} form was filled in with these questions, so they stay as they are.",
                "{n} forms were filled in with these questions, so they stay as they are.",
                answers,
            ),
            NOTHING_CHANGED,
            words("Ask the new questions after another session, or about the whole event."),
        )


def add_answer(
    store: Store, form: FormView, texts: Sequence[str], *, sheet: str = "", source: str = "paper"
) -> Changes:
    """Keep one filled-in form, given in the order of its questions. It holds the hour and no key to a person."""
    answers = read_entries(form.questions, texts)
    entries = {id_: answer for id_, answer in zip(form.ids, answers, strict=True) if answer is not None}
    if not entries:
        raise Refused(
            words("Nothing is answered on this form, so it is not kept."),
            NOTHING_CHANGED,
            words("Answer one question at least."),
        )
    now = store.now().replace(minute=0, second=0)
    with store.write(words("Enter a feedback form"), secret=True) as work:
        rows = read_questions(work.session, form.id)
        if [(row.id, _question(row)) for row in rows] != [*zip(form.ids, form.questions, strict=True)]:
            raise Refused(
                words("The questions of this form were changed meanwhile."),
                words("What you typed is still there."),
                words("Go through the form once more."),
            )
        # an id tells its moment too: this one tells the hour, so that answers of one hour stand in no order
        id_ = new_ids(1, int(now.timestamp() * 1000))[0]
        kept = json.dumps(entries, ensure_ascii=False)
        hour = now.isoformat(timespec="minutes")
        work.add(Answer(id=id_, form_id=form.id, entries=kept, hour=hour, sheet=sheet.strip(), source=source))
    return work.changes


def remove_answer(store: Store, answer_id: str) -> Changes:
    """Take back a form that was keyed in."""
    with store.write(words("Take back a feedback form"), secret=True) as work:
        work.remove_rows(Answer, [answer_id])
    return work.changes


def list_answers(store: Store, form: FormView) -> list[AnswerRow]:
    with store.read() as reading:
        return read_answers(reading, form.id)


def list_sheets(store: Store, form: FormView) -> dict[str, str]:
    """Number on the sheet -> hour of its entry, so that no sheet is keyed in twice unawares."""
    with store.read() as reading:
        return read_sheets(reading, form.id)


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


def _said(asked: Asked, texts: Texts) -> Question:
    return Question(texts(asked.title), asked.kind, tuple(texts(choice) for choice in asked.choices))


def _state(starts: str, ends: str, now: str) -> str:
    if ends and ends <= now:
        return "over"
    return "on" if starts and starts <= now else "next"


def _values(position: int, question: Question) -> dict[str, Any]:
    """A question as its row holds it."""
    choices = json.dumps(question.options, ensure_ascii=False) if question.options else ""
    return {
        "position": position, "kind": question.kind.value, "title": question.text, "choices": choices,
        "low": question.lowest,
    }  # fmt: skip


def _write_questions(work: Work, form_id: str, lines: Sequence[tuple[str, Question]]) -> None:
    stored = {row.id for row in read_questions(work.session, form_id)}
    work.remove_rows(QuestionTable, stored - {id_ for id_, _ in lines})
    for position, (id_, question) in enumerate(lines, 1):
        values = _values(position, question)
        if id_ in stored:
            work.set_rows(QuestionTable, {id_: values})
        else:
            work.add(QuestionTable(id=id_ or new_id(), form_id=form_id, **values))
