"""The font files: where they are, and which of them has which letter."""

import sys
import unicodedata
from functools import lru_cache
from pathlib import Path

import uharfbuzz as hb

CUTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
SCRIPTS = (
    "Vazirmatn",
    "NotoSansHebrew",
    "NotoSansDevanagari",
    "NotoSansThai",
    "NotoSansGeorgian",
    "NotoSansArmenian",
    "NotoSansArabic",
)
"""Vazirmatn first: it has one glyph per letter, so that readers of the PDF find Arabic names; Noto has more letters."""
FALLBACK = "DroidSansFallback"
BOLD_FROM = 600

Ink = tuple[float, float, float, float]


def find_fonts() -> Path:
    """The folder beside the frozen app, inside the installed package, or in the checkout."""
    package = Path(__file__).parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    homes = [Path(frozen) / "assets"] if frozen else []
    homes += [package / "_assets", package.parent / "assets"]
    found = [home / "fonts" for home in homes if (home / "fonts" / "Inter-Regular.ttf").is_file()]
    if not found:
        raise FileNotFoundError("the fonts of the app are missing: assets/fonts")
    return found[0]


FONTS = find_fonts()


class Face:
    """One font file; all measures are in em."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.face = hb.Face(hb.Blob.from_file_path(str(path)))
        self.font = hb.Font(self.face)
        self.upem: int = self.face.upem
        self._ink: dict[int, Ink | None] = {}
        self._advance: dict[int, int] = {}
        self.plain: dict[int, tuple[str, int, Ink]] = {}
        """For setting plain text fast: code, advance in font units, and ink (of no size for a space)."""

    def has(self, letter: str) -> bool:
        return self.font.get_nominal_glyph(ord(letter)) is not None

    def advance(self, glyph: int) -> int:
        """In font units, as the PDF reader will move on after this glyph."""
        if glyph not in self._advance:
            self._advance[glyph] = self.font.get_glyph_h_advance(glyph)
        return self._advance[glyph]

    def ink(self, glyph: int) -> Ink | None:
        """Left, bottom, right and top of what is drawn, from the origin of the glyph; None for a space."""
        if glyph not in self._ink:
            box = self.font.get_glyph_extents(glyph)
            corners = (box.x_bearing, box.y_bearing + box.height, box.x_bearing + box.width, box.y_bearing)
            left, bottom, right, top = (corner / self.upem for corner in corners)
            self._ink[glyph] = (left, bottom, right, top) if right > left else None
        return self._ink[glyph]

    def measure(self, glyph: int) -> tuple[str, int, Ink]:
        found = self.plain[glyph] = (f"<{glyph:04X}>", self.advance(glyph), self.ink(glyph) or (9.0, 9.0, -9.0, -9.0))
        return found


class Typeface:
    """One weight of Inter, followed by the fonts that know the other scripts."""

    def __init__(self, weight: int, folder: Path) -> None:
        cut = "Bold" if weight >= BOLD_FROM else "Regular"
        self.folder = folder
        self.inter = open_face(folder / f"Inter-{CUTS[weight]}.ttf")
        self.files = (*(f"{script}-{cut}" for script in SCRIPTS), FALLBACK)
        self.is_bold = weight >= BOLD_FROM
        letters = map(chr, self.inter.face.unicodes)
        self.plain = frozenset(letter for letter in letters if _needs_nothing(letter))
        """Letters that Inter draws one after the other from the left, with no mark to place."""
        self._faces: dict[str, Face | None] = {}

    def face_of(self, letter: str) -> Face | None:
        if letter not in self._faces:
            faces = (self.inter, *(open_face(self.folder / f"{name}.ttf") for name in self.files))
            self._faces[letter] = next((face for face in faces if face.has(letter)), None)
        return self._faces[letter]


@lru_cache(maxsize=64)
def open_face(path: Path) -> Face:
    """Once per process: the file is mapped, not read, so that a big one costs nothing."""
    return Face(path)


@lru_cache(maxsize=16)
def typeface(weight: int, folder: Path = FONTS) -> Typeface:
    return Typeface(weight, folder)


def _needs_nothing(letter: str) -> bool:
    return (
        unicodedata.category(letter)[0] not in "MC"
        and unicodedata.bidirectional(letter) not in ("R", "AL", "AN")
        and unicodedata.normalize("NFC", letter) == letter
    )
