"""Feedback as tables: figures per session and question, and how the answers spread; nothing under five answers."""

from desktop.data.store import Store
from desktop.documents.spreadsheets import Cell, Column, Sheet
from desktop.domain.feedback import FEWEST_SHOWN, Kind, Result
from desktop.domain.words import Texts
from desktop.usecases.feedback import Feedback, count_event_answers, get_feedback
from desktop.usecases.programme import get_programme


def feedback_sheets(store: Store, event_id: str, texts: Texts) -> list[Sheet]:
    """A row for each question of each session, then one for each possible answer; what people wrote stays out."""
    figures: list[tuple[Cell, ...]] = []
    spread: list[tuple[Cell, ...]] = []
    for title, feedback in _answered(store, event_id, texts):
        for result in feedback.results:
            if result.question.kind is not Kind.TEXT:
                figures.append((title, *_figures(result, texts)))
                spread += [(title, result.question.text, *line) for line in _spread(result)]
    heads = (Column(texts("Session")), Column(texts("Question")))
    columns = (
        *heads, Column(texts("Answers"), "number"), Column(texts("Of"), "number"), Column(texts("Median"), "number"),
        Column(texts("Half lies from"), "number"), Column(texts("to"), "number"),
        Column(texts("Favourable"), "percent"), Column(texts("Net promoter score"), "number"), Column(texts("Note")),
    )  # fmt: skip
    more = (*heads, Column(texts("Answer")), Column(texts("Count"), "number"), Column(texts("Share"), "percent"))
    return [Sheet(texts("Feedback"), columns, figures), Sheet(texts("Answers"), more, spread)]


def _answered(store: Store, event_id: str, texts: Texts) -> list[tuple[str, Feedback]]:
    """The sessions with answers in order of time, then the event as a whole."""
    counts, sessions = count_event_answers(store, event_id), get_programme(store, event_id).sessions
    asked: list[tuple[str, str | None]] = [(s.title, s.id) for s in sessions if counts.get(s.id)]
    if counts.get(None):
        asked.append((texts("The event as a whole"), None))
    return [(title, get_feedback(store, event_id, session_id)) for title, session_id in asked]


def _figures(result: Result, texts: Texts) -> tuple[Cell, ...]:
    middle, favourable, score = result.middle, result.favourable, result.net_score
    hidden = texts("hidden: fewer than {n} answers", n=FEWEST_SHOWN) if result.hidden else ""
    return (
        result.question.text, result.n, result.asked,
        middle.median if middle else None, middle.lower if middle else None, middle.upper if middle else None,
        favourable.share if favourable else None, round(score.score) if score else None, hidden,
    )  # fmt: skip


def _spread(result: Result) -> list[tuple[Cell, ...]]:
    named = result.question.options or tuple(map(str, result.question.steps))
    return [
        (name, count, share.share)
        for name, count, share in zip(named, result.counts, result.shares, strict=False)
        if result.counts
    ]
