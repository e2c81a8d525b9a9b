"""The parts that badges of every format share: names in their box, and capitals."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.documents.drawing import Drawing
from desktop.documents.fitting import Fit, fit_name, one_line, wrap
from desktop.documents.glyphs import Shaped
from desktop.documents.palette import SECONDARY, TEXT
from desktop.documents.press import Badge, Press
from desktop.documents.shaping import CAP_HEIGHT

CAPS_TRACKING = 0.075
TIGHT = 0.86
"""Names that must shrink more than this are set another way first."""


class Box(NamedTuple):
    """A part of a label in points, from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class NameStyle:
    """Sizes in points: the biggest of each line, and the smallest at which a name is readable across a table."""

    given: float
    family: float
    organisation: float
    given_floor: float
    family_floor: float
    above: float = 0.42
    """Share of the room left over that stays above the names."""


class _Row(NamedTuple):
    line: Shaped
    size: float
    gap: float
    """Least distance in em of `size` from the baseline above to this one."""
    colour: str
    grows: bool


class _Setting(NamedTuple):
    """One way to set the names: rows, and how much those that grow must shrink to fit."""

    rows: tuple[_Row, ...]
    scale: float
    given: Fit
    family: Fit
    organisation: Fit

    @property
    def readable(self) -> float:
        return self.scale * (self.given.size + 1.5 * self.family.size)


def draw_names(press: Press, drawing: Drawing, badge: Badge, box: Box, style: NameStyle, ink: str = TEXT) -> None:
    """Given name, family name and organisation, as big as the box lets them; nothing leaves it."""
    settings = [_set_names(badge, box, style, ink, most_lines=2)]
    if settings[0].scale < TIGHT:
        settings.append(_set_names(badge, box, style, ink, most_lines=1))
    best = max(settings, key=lambda setting: setting.readable)
    rows, scale = best.rows, best.scale
    if not rows:
        return
    _tell(press, badge, best, style)
    sizes = [row.size * (scale if row.grows else 1) for row in rows]
    steps = _steps(rows, sizes)
    y = box.y + (box.height - sum(steps) + rows[-1].line.bottom * sizes[-1]) * style.above
    for row, size, step in zip(rows, sizes, steps, strict=True):
        y += step
        draw = drawing.text if row.grows else drawing.shared_text
        draw(box.x - row.line.left * size, y, row.line, size, row.colour)


def _set_names(badge: Badge, box: Box, style: NameStyle, ink: str, most_lines: int) -> _Setting:
    given_name, family_name = badge.given_name.strip(), badge.family_name.strip()
    if not given_name:
        given_name, family_name = family_name, ""
    given = fit_name(given_name, 700, box.width, style.given, style.given_floor, -0.022, most_lines)
    most = min(style.family, given.size * 0.8)
    family = fit_name(family_name, 500, box.width, most, style.family_floor, -0.012, most_lines)
    family = family if family_name else Fit((), 0)
    rows = [_Row(line, given.size, 1.08, ink, grows=True) for line in given.lines if given_name]
    under_given = 1.05 + 0.28 * given.size / (family.size or 1)
    rows += [
        _Row(line, family.size, 1.18 if i else under_given, ink, grows=True) for i, line in enumerate(family.lines)
    ]
    names, organisation = len(rows), Fit((), 0)
    if badge.organisation and style.organisation:
        for lines in (2, 1):
            organisation = _few_lines(badge.organisation, 400, style.organisation, box.width, lines)
            rows[names:] = [
                _Row(line, organisation.size, 1.3 if i else 1.75, SECONDARY, grows=False)
                for i, line in enumerate(organisation.lines)
            ]
            if _scale(rows, box.height) >= TIGHT:
                break
    scale = _scale(rows, box.height) if rows else 1.0
    return _Setting(tuple(rows), scale, given, family, organisation)


def _tell(press: Press, badge: Badge, setting: _Setting, style: NameStyle) -> None:
    """Warn of what the person might miss on the badge."""
    given, family, organisation = setting.given, setting.family, setting.organisation
    if given.is_cut or family.is_cut:
        press.warn_shortened(badge, f"{given.printed} {family.printed}".strip())
    if organisation.is_cut:
        press.warn_cut(badge, badge.organisation)
    missing = "".join(row.line.missing for row in setting.rows)
    if missing:
        press.warn_missing(badge, "".join(dict.fromkeys(missing)))
    small = [
        fit.size * setting.scale
        for fit, floor in ((given, style.given_floor), (family, style.family_floor))
        if fit.lines and fit.size * setting.scale < 0.95 * floor
    ]
    if small:
        press.warn_small(badge, min(small))


def _steps(rows: Sequence[_Row], sizes: Sequence[float]) -> list[float]:
    """From the top of the ink to the first baseline, then from each baseline to the next."""
    steps = [max(CAP_HEIGHT, rows[0].line.top) * sizes[0]]
    for i in range(1, len(rows)):
        ink = rows[i].line.top * sizes[i] - rows[i - 1].line.bottom * sizes[i - 1] + 0.08 * sizes[i]
        steps.append(max(rows[i].gap * sizes[i], ink))
    return steps


def _scale(rows: Sequence[_Row], height: float) -> float:
    """How much the names must shrink for the rows to fit, by one division; slightly low where gaps mix sizes."""
    sizes = [row.size for row in rows]
    needed = sum(_steps(rows, sizes)) - rows[-1].line.bottom * sizes[-1]
    if needed <= height:
        return 1.0
    fixed = sum(max(row.gap, row.line.top - row.line.bottom) * row.size for row in rows if not row.grows)
    return max(0.2, (height - fixed) / (needed - fixed))


def _few_lines(text: str, weight: int, size: float, width: float, most_lines: int) -> Fit:
    fit = one_line(text, weight, size, width, size * 0.85)
    return wrap(text, weight, size * 0.9, width, most_lines) if fit.is_cut and most_lines > 1 else fit


def capitals(text: str) -> str:
    """For roles and event titles, which are set in capitals; never for a name."""
    return text.upper()
