"""The summary of a session: one page worth keeping, printed before people leave the room."""

from collections.abc import Callable, Sequence

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
from desktop.domain.words import Texts, Words

__all__ = ["Outcome", "Promise", "SessionSummary", "render_summaries", "render_summary"]

MOST_QUESTIONS_ON_ONE_PAGE = 8
_MOST_ITEMS = 14
_MOST_LINES, _LEAST_LINES = 12, 2
"""Lines an item may take where there is room, and where there is little."""
_PARTS: tuple[Part, ...] = ("commitments", "outcomes", "quotes")


def render_summary(summary: SessionSummary, texts: Texts) -> Rendered:
    """One A4 page for up to eight questions: rows draw closer, then lists end in "and 7 more"."""
    return render_summaries([summary], typeset(summary.title, texts.language), texts)


def render_summaries(
    summaries: Sequence[SessionSummary], title: str, texts: Texts, step: Callable[[int, int], None] | None = None
) -> Rendered:
    """The summaries of several sessions in one file, each with its own page numbers; `step` counts sessions."""
    pdf, warnings = Pdf(title, texts.language), list[Words]()
    for number, summary in enumerate(summaries):
        if step:
            step(number, len(summaries))
        warnings += _draw(pdf, summary, texts)
    return Rendered(pdf.finish(), warnings + missing_letters(pdf.contents))


def _draw(pdf: Pdf, summary: SessionSummary, texts: Texts) -> list[Words]:
    asked = [result for result in summary.results if result.n and result.question.kind is not Kind.TEXT]
    strips, density = _fitted(summary, asked, texts)
    is_one_page = len(asked) <= MOST_QUESTIONS_ON_ONE_PAGE
    draw_sheets(pdf, [strips] if is_one_page else paginate(strips), _foot(summary, texts))
    return density.warnings


def _fitted(summary: SessionSummary, asked: Sequence[Result], texts: Texts) -> tuple[list[Strip], Density]:
    """The roomiest setting that fits on one page; with too many questions for one, an even setting.

    Things stand closer before an item is cut, and items are cut before any is left out.
    """
    most = dict.fromkeys(_PARTS, _MOST_ITEMS)
    if len(asked) > MOST_QUESTIONS_ON_ONE_PAGE:
        density = Density(0.4, most, _MOST_LINES)
        return _strips(summary, asked, texts, density), density
    roomy = [(tightness, _MOST_LINES) for tightness in (0.0, 0.25, 0.5, 0.75)]
    for tightness, lines in (*roomy, *((1.0, lines) for lines in (_MOST_LINES, 6, 4, 3, _LEAST_LINES))):
        density = Density(tightness, most, lines)
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
    for lines in range(_LEAST_LINES + 1, _MOST_LINES + 1):
        trial = Density(density.tightness, most, lines)
        longer = _strips(summary, asked, texts, trial)
        if not _fits(longer):
            break
        strips, density = longer, trial
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
