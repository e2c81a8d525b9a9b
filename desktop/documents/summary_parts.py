"""Parts of the session summary that are words: title, figures, outcomes, quotes, commitments."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.documents.drawing import MM, Drawing
from desktop.documents.fitting import Fit, one_line, wrap
from desktop.documents.palette import ACCENT, HAIRLINE, RULE, SECONDARY, TEXT
from desktop.documents.sheets import LIVE, MARGIN, Strip
from desktop.documents.summary_values import Density, SessionSummary
from desktop.documents.wording import (
    DOT,
    NARROW,
    long_date,
    number,
    percent,
    signed,
    span,
    typeset,
)
from desktop.domain.feedback import Kind, Result
from desktop.domain.words import Texts

HEADING, BODY, SMALL = 12.5, 9.0, 7.5
RIGHT = MARGIN + LIVE


class Figure(NamedTuple):
    label: str
    value: str
    base: str


def header(summary: SessionSummary, texts: Texts, density: Density) -> list[Strip]:
    """Title, one line that says where, when and by whom, and the rule."""
    language = texts.language
    title = wrap(typeset(summary.title, language), 700, 22, LIVE, 2, -0.02)
    if title.is_cut:
        title = wrap(typeset(summary.title, language), 700, 16, LIVE, 3, -0.02)
    big = title.size
    said = []
    if summary.room:
        said.append(typeset(summary.room, language))
    if summary.starts:
        said.append(long_date(summary.starts.date(), language))
        said.append(span(summary.starts.time(), summary.ends.time() if summary.ends else None, language))
    if summary.facilitators:
        said.append(texts("led by {names}", names=", ".join(summary.facilitators)))
    meta = wrap(f" {DOT} ".join(said), 400, 9.5, LIVE, 2) if said else Fit((), 0)
    below = density.between(4.6, 3.4)
    tall = big * (0.76 + 1.23 * (len(title.lines) - 1))
    meta_tall = 22 + 13 * (len(meta.lines) - 1) if meta.lines else 0

    def draw(drawing: Drawing, y: float) -> None:
        y += big * 0.76
        for i, line in enumerate(title.lines):
            drawing.text(MARGIN - line.left * big, y + big * 1.23 * i, line, big, TEXT)
        y += big * 1.23 * (len(title.lines) - 1) + 22
        for i, line in enumerate(meta.lines):
            drawing.text(MARGIN, y + 13 * i, line, 9.5, SECONDARY)
        rule = y - 22 + meta_tall + below
        drawing.rule(MARGIN, rule, RIGHT, rule, 0.9, RULE)

    return [Strip(tall + meta_tall + below + density.between(8.5, 5.5), draw)]


def figures(summary: SessionSummary, asked: Sequence[Result], texts: Texts, density: Density) -> list[Strip]:
    """Up to four figures, each with the base it is to be read on."""
    found = [*_attendance(summary, texts), *_verdicts(asked, texts)][:4]
    if not found:
        return []
    column = LIVE / 4

    def draw(drawing: Drawing, y: float) -> None:
        for i, figure in enumerate(found):
            x, room = MARGIN + i * column, column - 4 * MM
            label = one_line(figure.label, 400, BODY, room, 7.5)
            value = one_line(figure.value, 700, 24, room, 11, -0.02)
            base = one_line(figure.base, 400, SMALL, room, 6)
            drawing.text(x, y + 6.5, label.lines[0], label.size, SECONDARY)
            drawing.text(x - value.lines[0].left * value.size, y + 34, value.lines[0], value.size, ACCENT)
            drawing.text(x, y + 49, base.lines[0], base.size, SECONDARY)

    return [Strip(51, draw), hairline(density)]


def _attendance(summary: SessionSummary, texts: Texts) -> list[Figure]:
    found = []
    if summary.present is not None:
        base = texts("of {n} registered", n=summary.registered) if summary.registered else ""
        found.append(Figure(texts("Present"), str(summary.present), base))
    if summary.answers is not None:
        base = ""
        if summary.present and summary.answers <= summary.present:
            share = percent(summary.answers / summary.present, texts.language)
            base = texts("{share} of those present", share=share)
        found.append(Figure(texts("Answers"), str(summary.answers), base))
    return found


def _verdicts(asked: Sequence[Result], texts: Texts) -> list[Figure]:
    """Median of the first return on time invested, and the net score: its interval first when answers are few."""
    found = []
    for result in [r for r in asked if r.question.kind is Kind.ROTI and r.middle][:1]:
        assert result.middle
        lower, upper = result.middle.lower, result.middle.upper
        base = texts("half of the answers from {low} to {high}", low=lower, high=upper)
        base = texts("at least half answered {value}", value=lower) if lower == upper else base
        found.append(Figure(texts("Median ROTI"), number(result.middle.median, texts.language), base))
    for result in [r for r in asked if r.net_score][:1]:
        score = result.net_score
        assert score
        low, high, sure = signed(score.low), signed(score.high), percent(0.95, texts.language)
        if score.is_firm:
            base = texts("NPS, {share} interval: {low} to {high}", share=sure, low=low, high=high)
            found.append(Figure(texts("Recommendation"), signed(score.score), typeset(base, texts.language)))
        else:
            label = texts("NPS, {share} interval", share=sure)
            base = texts("NPS {score}, only {n} answers", score=signed(score.score), n=result.n)
            found.append(Figure(label, texts("{low} to {high}", low=low, high=high), base))
    return found


def hairline(density: Density) -> Strip:
    above, below = density.between(6.5, 3.6), density.between(8.5, 5.0)

    def draw(drawing: Drawing, y: float) -> None:
        drawing.rule(MARGIN, y + above, RIGHT, y + above, 0.4, HAIRLINE)

    return Strip(above + below, draw, parts=True)


def heading_strip(text: str, density: Density, note: str = "", note_x: float = 0) -> Strip:
    def draw(drawing: Drawing, y: float) -> None:
        fit = one_line(text, 600, HEADING, (note_x or LIVE) - 4 * MM, 9, -0.01)
        drawing.text(MARGIN, y + HEADING * 0.73, fit.lines[0], fit.size, TEXT)
        if note:
            small = one_line(note, 400, SMALL, LIVE - note_x, 6.5)
            drawing.text(MARGIN + note_x, y + HEADING * 0.73, small.lines[0], small.size, SECONDARY)

    return Strip(HEADING * 0.73 + density.between(6.0, 3.6), draw, leads=True)


def n_answers(n: int) -> str:
    return f"n{NARROW}={NARROW}{n}"
