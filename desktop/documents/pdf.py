"""The PDF file: pages of operators written by `drawing`, and the fonts cut down to the glyphs they use."""

import hashlib
from collections.abc import Callable, Hashable, Iterable
from io import BytesIO
from typing import NamedTuple

import uharfbuzz as hb
from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.fonts import Face
from desktop.documents.glyphs import Shaped

_NOT_FOR_PAPER = ("GSUB", "GPOS", "GDEF", "GASP", "name", "post", "OS/2", "cmap", "vhea", "vmtx")
_BFCHARS_AT_ONCE = 100
_SHARED = "Shared"
SHARED_FROM, SHORTEST_SHARED = 6, 60
"""Uses and letters from which keeping a drawing once makes the file smaller."""
Box = tuple[float, float, float, float]
rl_config.useA85 = 0  # text armour would make each file a quarter bigger


class Shared(NamedTuple):
    """Something that many pages draw, kept once in the file."""

    name: str
    box: Box
    operators: str


class Contents:
    """What the pages of one document use: glyphs, the text each of them is read as, and shared drawings."""

    def __init__(self) -> None:
        self.shared: dict[Hashable, Shared] = {}
        self.missing: dict[str, str] = {}
        """Texts with letters that no font has, and these letters."""
        self._uses: dict[Hashable, int] = {}
        self.texts: dict[Face, dict[int, str]] = {}
        self._seen: dict[int, tuple[Shaped, bool]] = {}

    def name_of(self, key: Hashable) -> str | None:
        shared = self.shared.get(key)
        return shared.name if shared else None

    def share(self, key: Hashable, draw: Callable[[], tuple[Box, str]]) -> str | None:
        """Count a use; the name to draw it by from now on, None while it takes less room in the pages."""
        uses = self._uses[key] = self._uses.get(key, 0) + 1
        if uses < SHARED_FROM:
            return None
        shared = Shared(f"S{len(self.shared)}", *draw())
        if len(shared.operators) < SHORTEST_SHARED:
            self._uses[key] = -(10**9)
            return None
        self.shared[key] = shared
        return shared.name

    def note(self, line: Shaped) -> bool:
        """Note a line; whether readers of the file find its text from the glyphs, one by one.

        They put lines that run to the left in order themselves, and would turn a text given with them round.
        """
        seen = self._seen.get(id(line))
        if seen:
            return seen[1]
        if line.missing:
            self.missing[line.text] = line.missing
        reads = True
        for run in line.runs:
            texts = self.texts.setdefault(run.face, {})
            for glyph, text in run.texts:
                known = texts.get(glyph)
                if not known:
                    texts[glyph] = text
                elif text and known != text:
                    reads = False
        reads = reads or line.has_leftward
        self._seen[id(line)] = line, reads
        return reads


class _Paper(Canvas):
    """A canvas that takes finished operators and brings no font of its own."""

    _code: list[str]
    _doc: PDFDocument

    def _make_preamble(self) -> None:
        self._preamble = ""

    def write(self, operators: str) -> None:
        self._code.append(operators)

    def embed(self, font: "_EmbeddedFont") -> None:
        self._doc.delayedFonts.append(font)

    def _setXObjects(self, thing: PDFPage) -> None:  # noqa: N802 - reportlab calls it by this name
        thing.XObjects = PDFObjectReference(_SHARED)

    def keep(self, shared: Iterable[Shared]) -> None:
        names = {}
        for one in shared:
            stream = PDFStream(content=one.operators, filters=[PDFZCompress])
            resources = {"Font": PDFObjectReference("BasicFonts"), "XObject": PDFObjectReference(_SHARED)}
            stream.dictionary.dict |= {
                "Type": PDFName("XObject"), "Subtype": PDFName("Form"),
                "BBox": PDFArray([round(edge, 1) for edge in one.box]), "Resources": PDFDictionary(resources),
            }  # fmt: skip
            self._doc.Reference(stream, one.name)  # type: ignore[no-untyped-call]
            names[one.name] = PDFObjectReference(one.name)
        self._doc.Reference(PDFDictionary(names), _SHARED)  # type: ignore[no-untyped-call]


class Pdf:
    """One document; sizes in points. The same pages give the same bytes."""

    def __init__(self, title: str, language: str) -> None:
        self.contents = Contents()
        self._bytes = BytesIO()
        self._paper = _Paper(self._bytes, pageCompression=1, invariant=1, lang=language, pdfVersion=(1, 5))
        self._paper.setTitle(title)
        self._paper.setCreator("Plenum")
        self._paper.setAuthor("")
        self._paper.setSubject("")

    def page(self, width: float, height: float, operators: str) -> None:
        self._paper.setPageSize((width, height))
        self._paper.write(operators)
        self._paper.showPage()

    def finish(self) -> bytes:
        for face, texts in sorted(self.contents.texts.items(), key=lambda used: used[0].name):
            self._paper.embed(_EmbeddedFont(face, texts))
        self._paper.keep(self.contents.shared.values())
        self._paper.save()
        return self._bytes.getvalue()


class _EmbeddedFont:
    """A TrueType subset that keeps its glyph numbers, addressed by two-byte codes (PDF 1.7, 9.7 composite fonts)."""

    def __init__(self, face: Face, texts: dict[int, str]) -> None:
        self.face = face
        self.glyphs = sorted(texts)
        self.texts = texts
        tag = hashlib.sha256(repr(self.glyphs).encode()).digest()
        self.name = "".join(chr(65 + byte % 26) for byte in tag[:6]) + "+" + face.name

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - reportlab calls it by this name
        name = self.face.name
        descendant = PDFDictionary({
            "Type": PDFName("Font"), "Subtype": PDFName("CIDFontType2"), "BaseFont": PDFName(self.name),
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "CIDToGIDMap": PDFName("Identity"),
            "FontDescriptor": self._kept(document, self._descriptor(document), "descriptor"),
            "DW": 0, "W": self._widths(),
        })  # fmt: skip
        font = PDFDictionary({
            "Type": PDFName("Font"), "Subtype": PDFName("Type0"), "BaseFont": PDFName(self.name),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([self._kept(document, descendant, "descendant")]),
            "ToUnicode": self._kept(document, _stream(self._to_unicode().encode("ascii")), "unicode"),
        })  # fmt: skip
        fonts = document.idToObject["BasicFonts"]
        assert isinstance(fonts, PDFDictionary)
        fonts.dict[name] = self._kept(document, font, "font")

    def _kept(self, document: PDFDocument, thing: object, part: str) -> PDFObjectReference:
        document.Reference(thing, f"{self.face.name}-{part}")  # type: ignore[no-untyped-call]
        return PDFObjectReference(f"{self.face.name}-{part}")

    def _descriptor(self, document: PDFDocument) -> PDFDictionary:
        extents = self.face.font.get_font_extents("ltr")
        unit = self.face.upem / 1000
        boxes = [box for glyph in self.glyphs if (box := self.face.ink(glyph))] or [(0.0, 0.0, 1.0, 1.0)]
        corners = [pick(box[i] for box in boxes) for i, pick in enumerate((min, min, max, max))]
        return PDFDictionary({
            "Type": PDFName("FontDescriptor"), "FontName": PDFName(self.name), "Flags": 4,
            "FontBBox": PDFArray([round(1000 * corner) for corner in corners]), "ItalicAngle": 0,
            "Ascent": round(extents.ascender / unit), "Descent": round(extents.descender / unit),
            "CapHeight": 727, "StemV": 80,
            "FontFile2": self._kept(document, _stream(self._subset()), "file"),
        })  # fmt: skip

    def _subset(self) -> bytes:
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
        wanted.glyph_set.update(self.glyphs)
        for table in _NOT_FOR_PAPER:
            wanted.drop_table_tag_set.add(int.from_bytes(table.encode("ascii")))
        data = wanted.subset(self.face.face).blob.data
        assert isinstance(data, bytes)
        return data

    def _widths(self) -> PDFArray:
        widths: list[object] = []
        for glyph in self.glyphs:
            width = round(1000 * self.face.advance(glyph) / self.face.upem, 2)
            widths += [glyph, PDFArray([width])]
        return PDFArray(widths)

    def _to_unicode(self) -> str:
        lines = [
            f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>"
            for glyph, text in sorted(self.texts.items())
            if text
        ]
        blocks = [lines[i : i + _BFCHARS_AT_ONCE] for i in range(0, len(lines), _BFCHARS_AT_ONCE)]
        maps = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{maps}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        )


def _stream(content: bytes) -> PDFStream:
    stream = PDFStream(content=content, filters=[PDFZCompress])
    stream.dictionary["Length1"] = len(content)
    return stream
