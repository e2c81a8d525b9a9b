"""The summary of a session: one page worth keeping, printed before people leave the room."""

from collections.abc import Sequence

from desktop.documents.pdf import Pdf
from desktop.documents.sheets import (
    ROOM,
    Rendered,
    Strip,
    draw_sheets,
    height_of,
    missing_letters,
    paginate,
    trimmed,
)
from desktop.documents.summary_lists import commitments, outcomes, quotes
from desktop.documents.summary_parts import figures, header
from desktop.documents.summary_results import charts, scales
from desktop.documents.summary_values import Density, Outcome, Part, Promise, SessionSummary
from desktop.documents.wording import typeset
from desktop.domain.feedback import FEWEST_SHOWN, Kind, Result
from desktop.domain.words import Texts

__all__ = ["Outcome", "Promise", "SessionSummary", "render_summary"]

MOST_QUESTIONS_ON_ONE_PAGE = 8
_MOST_ITEMS = 14
_PARTS: tuple[Part, ...] = ("commitments", "outcomes", "quotes")


def render_summary(summary: SessionSummary, texts: Texts) -> Rendered:
    """One A4 page for up to eight questions: rows draw closer, then lists end in "and 7 more"."""
    pdf = Pdf(typeset(summary.title, texts.language), texts.language)
    asked = [result for result in summary.results if result.n and result.question.kind is not Kind.TEXT]
    strips, density = _fitted(summary, asked, texts)
    is_one_page = len(asked) <= MOST_QUESTIONS_ON_ONE_PAGE
    draw_sheets(pdf, [strips] if is_one_page else paginate(strips), _foot(summary, texts))
    return Rendered(pdf.finish(), density.warnings + missing_letters(pdf.contents))


def _fitted(summary: SessionSummary, asked: Sequence[Result], texts: Texts) -> tuple[list[Strip], Density]:
    """The roomiest setting that fits on one page; with too many questions for one, an even setting."""
    if len(asked) > MOST_QUESTIONS_ON_ONE_PAGE:
        density = Density(0.4, dict.fromkeys(_PARTS, _MOST_ITEMS))
        return _strips(summary, asked, texts, density), density
    for tightness in (0.0, 0.25, 0.5, 0.75, 1.0):
        density = Density(tightness, dict.fromkeys(_PARTS, _MOST_ITEMS))
        strips = _strips(summary, asked, texts, density)
        if _fits(strips):
            return strips, density
    return _with_shorter_lists(summary, asked, texts)


def _with_shorter_lists(summary: SessionSummary, asked: Sequence[Result], texts: Texts) -> tuple[list[Strip], Density]:
    """Each list with one item at first, then one more in turns as long as the page takes it."""
    most: dict[Part, int] = dict.fromkeys(_PARTS, 1)
    for tightness in (1.0, 1.3, 1.6, 1.9):
        density = Density(tightness, dict(most))
        strips = _strips(summary, asked, texts, density)
        if _fits(strips):
            break
    growing: list[Part] = list(_PARTS)
    while growing:
        for part in list(growing):
            trial = Density(density.tightness, {**most, part: most[part] + 1})
            longer = _strips(summary, asked, texts, trial)
            if most[part] < _MOST_ITEMS and _fits(longer):
                most, strips, density = dict(trial.most), longer, trial
            else:
                growing.remove(part)
    return strips, density


def _fits(strips: Sequence[Strip]) -> bool:
    return height_of(trimmed(strips)) <= ROOM


def _strips(summary: SessionSummary, asked: Sequence[Result], texts: Texts, density: Density) -> list[Strip]:
    strips = header(summary, texts, density)
    strips += figures(summary, asked, texts, density)
    strips += scales([r for r in asked if r.question.kind is Kind.SCALE], texts, density)
    strips += charts([r for r in asked if r.question.kind is not Kind.SCALE], texts, density)
    strips += outcomes(summary.outcomes, texts, density)
    if summary.answers is None or summary.answers >= FEWEST_SHOWN:
        strips += quotes(summary.quotes, texts, density)
    strips += commitments(summary.commitments, texts, density)
    return strips


def _foot(summary: SessionSummary, texts: Texts) -> str:
    if summary.results or summary.quotes:
        return texts("Answers are kept without names. Fewer than {n} answers are not shown in detail.", n=FEWEST_SHOWN)
    return ""
