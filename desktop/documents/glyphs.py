"""The glyphs of one line, gathered run by run: what a PDF page shows and what its readers find."""

from collections import Counter
from typing import NamedTuple

import uharfbuzz as hb

from desktop.documents.fonts import Face, Ink

HEAVY = 0.028
"""Stroke in em that makes a bold of a font that has only a regular cut."""

KERN_STEP = 4
"""Kerning in thousandths of an em is rounded to this: nobody sees it, and files shrink."""


class Part(NamedTuple):
    """Glyphs on one height: the inside of a TJ array. Several glyphs that only together are a text are enclosed."""

    rise: float
    glyphs: str
    opens: str = ""
    closes: bool = False


class Run(NamedTuple):
    """Glyphs of one font, and the text that each of them stands for; "" when it is part of another's."""

    face: Face
    is_heavy: bool
    parts: tuple[Part, ...]
    texts: tuple[tuple[int, str], ...]


class Shaped(NamedTuple):
    """One line, measured in em: advance width and the box of the ink, y upwards from the baseline."""

    text: str
    runs: tuple[Run, ...]
    width: float
    left: float
    right: float
    bottom: float
    top: float
    missing: str
    has_leftward: bool


class Pen:
    """Sets glyphs from the left and keeps the box of their ink."""

    def __init__(self) -> None:
        self.x = 0.0
        self.left = self.bottom = 9e9
        self.right = self.top = -9e9
        self.runs: list[Run] = []

    def add(self, face: Face, buffer: hb.Buffer, text: str, tracking: float, *, is_heavy: bool) -> None:
        """A shaped run; readers turn the letters of a leftward ligature round, so they are given turned round."""
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if not infos or positions is None:
            return
        clusters = [info.cluster for info in infos]
        texts = _texts_of(clusters, text)
        order = -1 if buffer.direction == "rtl" else 1
        shared = {cluster for cluster, n in Counter(clusters).items() if n > 1} if len(texts) < len(infos) else ()
        parts: list[Part] = []
        meanings: list[tuple[int, str]] = []
        spread, more = round(tracking * face.upem), HEAVY / 2 if is_heavy else 0
        open_cluster, open_rise, pieces = -1, 0, ""
        for info, cluster, position in zip(infos, clusters, positions, strict=True):
            dx, rise, advance, _ = position.position
            enclosed = cluster if cluster in shared else -1
            if pieces and (rise != open_rise or enclosed != open_cluster):
                parts.append(Part(open_rise / face.upem, pieces.replace("><", ""), str(open_cluster)))
                pieces = ""
            open_cluster, open_rise, glyph = enclosed, rise, info.codepoint
            before = f" {-1000 * dx / face.upem:.0f}" if dx else ""  # apart from the number that may end the last piece
            shift = KERN_STEP * round(1000 * (face.advance(glyph) - advance - spread) / face.upem / KERN_STEP)
            back = shift + (1000 * dx / face.upem)
            pieces += f"{before}<{glyph:04X}>" + (f"{back:.0f}" if round(back) else "")
            meanings.append((glyph, "" if enclosed >= 0 else texts[cluster][::order]))
            self._spread_ink(face.ink(glyph), self.x + dx / face.upem, rise / face.upem, more)
            self.x += face.advance(glyph) / face.upem - shift / 1000
        parts.append(Part(open_rise / face.upem, pieces.replace("><", ""), str(open_cluster)))
        self.runs.append(Run(face, is_heavy, _enclosed(parts, texts), tuple(meanings)))

    def add_plain(self, face: Face, buffer: hb.Buffer, text: str, tracking: float) -> bool:
        """The same for one glyph a letter with no mark, which is nearly every line; whether it was such a run."""
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        if not infos or positions is None or len(infos) != len(text):
            return False
        unit, known = face.upem / 1000, face.plain
        x, left, bottom, right, top = 0.0, 9e9, 9e9, -9e9, -9e9
        pieces, texts = [], []
        for info, position, letter in zip(infos, positions, text, strict=True):
            glyph = info.codepoint
            code, nominal, ink = known.get(glyph) or face.measure(glyph)
            shift = KERN_STEP * round(((nominal - position.x_advance) / unit - 1000 * tracking) / KERN_STEP)
            pieces.append(f"{code}{shift}" if shift else code)
            texts.append((glyph, letter))
            if x + ink[0] < left:
                left = x + ink[0]
            if x + ink[2] > right:
                right = x + ink[2]
            if ink[1] < bottom:
                bottom = ink[1]
            if ink[3] > top:
                top = ink[3]
            x += (nominal / unit - shift) / 1000
        self.x, self.left, self.bottom, self.right, self.top = x, left, bottom, right, top
        self.runs = [Run(face, False, (Part(0, "".join(pieces).replace("><", "")),), tuple(texts))]
        return True

    def line(self, text: str, missing: str = "", *, has_leftward: bool = False) -> Shaped:
        if self.right < self.left:
            self.left = self.right = self.bottom = self.top = 0
        box = (self.left, self.right, self.bottom, self.top)
        return Shaped(text, tuple(self.runs), self.x, *box, missing, has_leftward)

    def _spread_ink(self, ink: Ink | None, x: float, rise: float, more: float) -> None:
        if ink is not None:
            left, bottom, right, top = ink
            self.left = min(self.left, x + left - more)
            self.right = max(self.right, x + right + more)
            self.bottom = min(self.bottom, bottom + rise - more)
            self.top = max(self.top, top + rise + more)


def _texts_of(clusters: list[int], text: str) -> dict[int, str]:
    starts = sorted(set(clusters))
    if len(starts) == len(text):
        return dict(enumerate(text))
    return {start: text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)}


def _enclosed(parts: list[Part], texts: dict[int, str]) -> tuple[Part, ...]:
    """Turn the cluster number that each part carries into the text that its first part opens."""
    clusters = [int(part.opens) for part in parts]
    found = []
    for i, (part, cluster) in enumerate(zip(parts, clusters, strict=True)):
        opens = texts[cluster] if cluster >= 0 and (i == 0 or clusters[i - 1] != cluster) else ""
        closes = cluster >= 0 and (i + 1 == len(parts) or clusters[i + 1] != cluster)
        found.append(Part(part.rise, part.glyphs, opens, closes))
    return tuple(found)
