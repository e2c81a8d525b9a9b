"""Text to glyphs: kerned, joined, in visual order, with a font for every script and the missing letters named."""

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz as hb

from desktop.documents.directions import in_visual_order, levels
from desktop.documents.fonts import FALLBACK, FONTS, Face, Typeface, typeface
from desktop.documents.glyphs import KERN_STEP, Part, Pen, Run, Shaped

CAP_HEIGHT = 0.727
"""Of Inter, in em."""
_JOINERS = "\u200c\u200d"
_VARIATION_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
_PLAIN = {"kern": True, "calt": False, "liga": False, "clig": False, "dlig": False}
_TABULAR = {**_PLAIN, "tnum": True, "calt": True}
_CAPITALS = {**_PLAIN, "case": True}
_COMPLEX = {"kern": True, "dlig": False}


@lru_cache(maxsize=8192)
def shape(text: str, weight: int = 400, tracking: float = 0, tabular: bool = False, folder: Path = FONTS) -> Shaped:
    """One line of text as glyphs; letters that no font has are left out and named in `missing`."""
    font = typeface(weight, folder)
    pen = Pen()
    if font.plain.issuperset(text):
        features = _TABULAR if tabular else _CAPITALS if tracking > 0 else _PLAIN
        if not text or pen.add_plain(font.inter, _shaped(font.inter, text, 0, features), text, tracking):
            return pen.line(text)
    drawn, missing = _drawable(text, font)
    runs = _runs(drawn, font)
    for face, piece, level in runs:
        features = _PLAIN if face is font.inter else _COMPLEX
        spread = tracking if face is font.inter and font.plain.issuperset(piece) else 0
        heavy = font.is_bold and face.name == FALLBACK
        pen.add(face, _shaped(face, piece, level, features), piece, spread, is_heavy=heavy)
    return pen.line(text, missing, has_leftward=any(level % 2 for _, _, level in runs))


def spell(text: str, weight: int, tracking: float, folder: Path = FONTS) -> Shaped:
    """Plain letters set one by one without kerning: for codes, of which there is a new one on each badge."""
    glyphs = [_letter(letter, weight, folder) for letter in text]
    shift = -KERN_STEP * round(1000 * tracking / KERN_STEP)
    face = typeface(weight, folder).inter
    width = sum(advance for _, _, advance in glyphs) - shift * len(text) / 1000
    part = Part(0, f"{shift}".join([code for code, _, _ in glyphs]))
    run = Run(face, False, (part,), tuple((glyph, letter) for (_, glyph, _), letter in zip(glyphs, text, strict=True)))
    return Shaped(text, (run,), width, 0, width, 0, CAP_HEIGHT, "", False)


@cache
def _letter(letter: str, weight: int, folder: Path) -> tuple[str, int, float]:
    """Code, glyph and advance in em."""
    line = shape(letter, weight, folder=folder)
    glyph = line.runs[0].texts[0][0]
    return f"<{glyph:04X}>", glyph, line.width


def _shaped(face: Face, text: str, level: int, features: dict[str, bool]) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if level % 2 else "ltr"
    hb.shape(face.font, buffer, features)
    return buffer


def _drawable(text: str, font: Typeface) -> tuple[str, str]:
    """What can be drawn, composed and without control characters, and the letters that no font has."""
    drawn: list[str] = []
    missing: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(letter)
        if letter in "\t\n\r\v\f\x85\u2028\u2029":
            drawn.append(" ")
        elif letter in _JOINERS:
            drawn.append(letter)
        elif kind in ("Cc", "Cf") or letter in _VARIATION_SELECTORS:
            continue
        elif kind != "Cs" and font.face_of(letter) is not None:
            drawn.append(letter)
        elif letter not in missing:
            missing.append(letter)
    left = "".join(drawn)
    return " ".join(piece for piece in left.split(" ") if piece) if missing else left, "".join(missing)


def _runs(text: str, font: Typeface) -> list[tuple[Face, str, int]]:
    """Stretches of one font and one direction, from the left as they are seen."""
    stretches: list[tuple[Face, str, int]] = []
    for letter, level in zip(text, levels(text), strict=True):
        last, piece, last_level = stretches[-1] if stretches else (None, "", -1)
        attached = letter in _JOINERS or letter == " " or unicodedata.category(letter)[0] == "M"
        if last is not None and attached and (letter in _JOINERS or last.has(letter)):
            face = last
        else:
            face = font.face_of(letter) or font.inter
        if face is last and level == last_level:
            stretches[-1] = (face, piece + letter, level)
        else:
            stretches.append((face, letter, level))
    return in_visual_order(stretches, [level for _, _, level in stretches])
