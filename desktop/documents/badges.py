"""Badges: plain values in, sheets, cards and rolls out, with a warning for each name that is not printed whole."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from desktop.documents.badge_designs import DESIGNS
from desktop.documents.drawing import MM
from desktop.documents.palette import CUT_MARK
from desktop.documents.paper import Layout, cut_marks, places
from desktop.documents.pdf import Pdf
from desktop.documents.press import AgendaRow, Badge, Press
from desktop.domain.words import Texts, Words

__all__ = ["AgendaRow", "Badge", "RenderedBadges", "render_badges"]


class RenderedBadges(NamedTuple):
    pdf: bytes
    warnings: list[Words]


def render_badges(
    badges: Sequence[Badge],
    layout: Layout,
    texts: Texts,
    *,
    start_at: int = 1,
    offset_mm: tuple[float, float] = (0, 0),
    step: Callable[[int, int], None] | None = None,
) -> RenderedBadges:
    """One PDF; the first badge goes on label `start_at` of the first sheet.

    `offset_mm` moves everything to the right and down, for a printer that feeds its paper askew. `step` is told
    after each badge how many of how many are done, and may raise to stop.
    """
    pdf = Pdf(texts("Badges"), texts.language)
    press = Press(pdf, layout, texts)
    width, height = layout.sheet[0] * MM, layout.sheet[1] * MM
    marks = _marks(press)
    page: list[str] = []
    sheet = 0
    for done, (badge, place) in enumerate(zip(badges, places(layout, len(badges), start_at), strict=False), 1):
        if place.sheet != sheet:
            pdf.page(width, height, "\n".join([*page, marks]))
            page, sheet = [], place.sheet
        label = press.drawing()
        DESIGNS[layout.design](press, label, badge)
        page.append(label.placed((place.x + offset_mm[0]) * MM, height - (place.y + offset_mm[1]) * MM))
        if step:
            step(done, len(badges))
    if page or not badges:
        pdf.page(width, height, "\n".join([*page, marks]))
    press.warn_other_missing()
    return RenderedBadges(pdf.finish(), press.warnings)


def _marks(press: Press) -> str:
    drawing = press.drawing()
    for x1, y1, x2, y2 in cut_marks(press.layout):
        drawing.rule(x1 * MM, y1 * MM, x2 * MM, y2 * MM, 0.3, CUT_MARK)
    return drawing.placed(0, press.layout.sheet[1] * MM) if drawing.operators else ""
