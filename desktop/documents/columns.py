"""Lists that flow through columns and pages in the largest type that has room for them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop.documents.drawing import Drawing
from desktop.documents.fitting import extent, one_line, tidy, widest_word, wrap
from desktop.documents.glyphs import Shaped
from desktop.documents.palette import ACCENT, HAIRLINE, RULE, SECONDARY, TEXT
from desktop.documents.shaping import CAP_HEIGHT, shape

_SPACE, _BEFORE_MARK, _INDENT, _MOST_LINES = 0.28, 0.7, 0.8, 5
_NOTE, _SMALLEST_HEADING, _BETWEEN = 0.9, 0.75, 0.6
"""Size of a note, least size of a heading, and the room above it in rows."""
_HEADING_SCALE, _NARROWEST, _MOST_BROKEN = 1.15, 8.0, 0.12
_BALANCING = 9


class Entry(NamedTuple):
    """A line of a list: what it is looked up by, what follows, and a mark at the right end."""

    lead: str
    rest: str = ""
    mark: str = ""
    weight: int = 600
    rest_weight: int = 400


class Block(NamedTuple):
    """Entries under a heading; one that `keeps` is not broken when it fits in a column."""

    heading: str
    entries: tuple[Entry, ...]
    note: str = ""
    keeps: bool = False


class Area(NamedTuple):
    """The room of the columns on each page, and what may be tried: sizes from the largest, numbers of columns."""

    width: float
    height: float
    sizes: Sequence[float]
    counts: Sequence[int]
    gutter: float
    leading: float = 1.35
    loosest: float = 1.35
    """Distance of rows in em, and what it may grow to where there is room left."""


class Piece(NamedTuple):
    """Some entries of a block, in one column."""

    block: Block
    first: int
    last: int

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.block.entries[self.first : self.last]


class Columns(NamedTuple):
    """Blocks laid out: the type size, the width of a column, and the pieces of each column of each page."""

    size: float
    width: float
    area: Area
    pages: list[list[list[Piece]]]


class _Set(NamedTuple):
    """Rows of words at their place, in em, and whether letters were left out."""

    rows: tuple[tuple[tuple[float, Shaped], ...], ...]
    is_cut: bool = False


class _Measured(NamedTuple):
    """What an entry is set from; `across` is the width in em that takes it on one row."""

    lead: Shaped
    rest: Shaped
    mark: float
    across: float


@lru_cache(maxsize=32768)
def _measured(entry: Entry) -> _Measured:
    lead, rest = shape(tidy(entry.lead), entry.weight), shape(tidy(entry.rest), entry.rest_weight)
    if lead.has_leftward:  # both parts in one line, so that they follow each other from the right
        lead, rest = shape(tidy(f"{entry.lead} {entry.rest}"), entry.weight), shape("")
    mark = shape(entry.mark, 700, tabular=True).width + _BEFORE_MARK if entry.mark else 0.0
    across = extent(lead) + (_SPACE + extent(rest) if rest.text and lead.text else extent(rest))
    return _Measured(lead, rest, mark, across + mark)


@lru_cache(maxsize=32768)
def _set(entry: Entry, em: float) -> _Set:
    """On one row where it fits; else first the lead and below it the rest, broken where they have to be."""
    lead, rest, mark, across = _measured(entry)
    if across <= em + 1e-6:
        second = lead.width + _SPACE if lead.text else 0.0
        return _Set((((0.0, lead), (second, rest)) if rest.text else ((0.0, lead),),))
    room = em - mark
    parts = [(lead.text, entry.weight), (rest.text, entry.rest_weight)]
    fits = [wrap(text, weight, 1, room - _INDENT, _MOST_LINES) for text, weight in parts if text]
    lines = [line for fit in fits for line in fit.lines]
    rows = tuple(((_INDENT if i else 0.0, line),) for i, line in enumerate(lines))
    return _Set(rows, any(fit.is_cut for fit in fits))


def _height(entry: Entry, em: float) -> int:
    return 1 if _measured(entry).across <= em + 1e-6 else len(_set(entry, em).rows)


class _Heading(NamedTuple):
    """Lines of a heading, their size in em of the entries, and whether the note has a row of its own below."""

    lines: tuple[Shaped, ...]
    scale: float
    parts_note: bool

    @property
    def rows(self) -> float:
        return 1.0 + self.scale * (len(self.lines) - 1) + _NOTE * self.parts_note


@lru_cache(maxsize=2048)
def _set_heading(heading: str, note: str, em: float) -> _Heading:
    """Beside its note where both fit on one row; else on up to three rows, in type that breaks no word."""
    line = shape(heading, 700)
    beside = extent(shape(note)) * _NOTE + _BEFORE_MARK if note else 0.0
    if extent(line) * _HEADING_SCALE + beside <= em:
        return _Heading((line,), _HEADING_SCALE, parts_note=False)
    scale = min(_HEADING_SCALE, max(_SMALLEST_HEADING, em / max(widest_word(heading, 700), 0.1)))
    return _Heading(wrap(heading, 700, 1, em / scale, 3).lines, scale, parts_note=bool(note))


def _heading_rows(block: Block, em: float) -> float:
    return _set_heading(block.heading, block.note, em).rows if block.heading else 0.0


def _block_rows(block: Block, em: float) -> float:
    return _heading_rows(block, em) + sum(_height(entry, em) for entry in block.entries)


def _flow(blocks: Sequence[Block], em: float, rows: float) -> list[list[Piece]]:
    """Columns of so many rows, one after the other; a heading is never left alone at the foot of one."""
    columns: list[list[Piece]] = [[]]
    left = rows
    for block in blocks:
        heading = _heading_rows(block, em)
        heights = [_height(entry, em) for entry in block.entries]
        start = 0
        while start < len(heights) or not heights:
            above = _BETWEEN if columns[-1] and block.heading else 0
            end, used = start, above + heading
            while end < len(heights) and used + heights[end] <= left + 1e-6:
                used += heights[end]
                end += 1
            if columns[-1] and end < len(heights) and (block.keeps or end - start < 2):
                columns.append([])
                left = rows
                continue
            end = max(end, min(start + 1, len(heights)))
            columns[-1].append(Piece(block, start, end))
            left -= used
            start = end
            if start < len(heights):
                columns.append([])
                left = rows
            if not heights:
                break
    return columns


def lay_out(blocks: Sequence[Block], area: Area) -> Columns:
    """As few pages as the smallest size takes, then the largest size that takes no more; columns of even height.

    Columns are so wide that nearly every entry fits on one row, and no wider.
    """
    across = sorted(_measured(entry).across for block in blocks for entry in block.entries)
    usual = max(across[int((1 - _MOST_BROKEN) * (len(across) - 1))], _NARROWEST) if across else _NARROWEST

    def width(count: int) -> float:
        return (area.width - (count - 1) * area.gutter) / count

    def count_at(size: float) -> int:
        return max((count for count in area.counts if width(count) >= usual * size), default=min(area.counts))

    def columns_at(size: float, height: float = area.height) -> list[list[Piece]]:
        return _flow(blocks, width(count_at(size)) / size, height / (size * area.leading))

    def kept(size: float) -> list[float]:
        """Heights of the blocks that are not broken at this size."""
        em = width(count_at(size)) / size
        tall = [_block_rows(block, em) * size * area.leading for block in blocks if block.keeps]
        return [height for height in tall if height <= area.height]

    least = area.sizes[-1]
    pages, whole = -(-len(columns_at(least)) // count_at(least)), len(kept(least))
    fitting = (s for s in area.sizes if len(columns_at(s)) <= pages * count_at(s) and len(kept(s)) >= whole)
    size = next(fitting, least)
    count, low, high = count_at(size), min(max([6 * size, *kept(size)]), area.height), area.height
    for _ in range(_BALANCING):
        middle = (low + high) / 2
        if len(columns_at(size, middle)) <= pages * count:
            high = middle
        else:
            low = middle
    columns = columns_at(size, high)
    sheets = [columns[i : i + count] for i in range(0, len(columns), count)]
    leading = min(area.loosest, area.leading * area.height / high)
    return Columns(size, width(count), area._replace(leading=leading), sheets)


def cut_entries(laid: Columns) -> list[Entry]:
    """The entries of which letters were left out."""
    em = laid.width / laid.size
    return [
        entry
        for page in laid.pages
        for column in page
        for piece in column
        for entry in piece.entries
        if _set(entry, em).is_cut
    ]


def draw_columns(drawing: Drawing, laid: Columns, page: int, x: float, y: float) -> None:
    for number, column in enumerate(laid.pages[page]):
        top = y
        for piece in column:
            if top > y and piece.block.heading:
                top += _BETWEEN * laid.size * laid.area.leading
            top = _draw_piece(drawing, laid, piece, x + number * (laid.width + laid.area.gutter), top)


def _draw_piece(drawing: Drawing, laid: Columns, piece: Piece, x: float, y: float) -> float:
    size, width, row = laid.size, laid.width, laid.size * laid.area.leading
    em, block = width / size, piece.block
    if block.heading:
        heading = _set_heading(block.heading, block.note, em)
        base = y + 0.78 * row - 0.1 * size
        for number, line in enumerate(heading.lines):
            drawing.text(x, base + number * heading.scale * row, line, size * heading.scale, ACCENT)
        y += heading.rows * row
        if block.note:
            note = one_line(block.note, 400, size * _NOTE, width, size * 0.6)
            place = x if heading.parts_note else x + width - note.lines[0].width * note.size
            drawing.text(place, y - 0.22 * row - 0.1 * size, note.lines[0], note.size, SECONDARY)
        drawing.rule(x, y - 0.06 * row, x + width, y - 0.06 * row, 0.08 * size, RULE)
    for entry in piece.entries:
        base = y + row / 2 + size * CAP_HEIGHT / 2
        for parts in _set(entry, em).rows:
            for place, line in parts:
                drawing.text(x + place * size, y + row / 2 + size * CAP_HEIGHT / 2, line, size, TEXT)
            y += row
        if entry.mark:
            drawing.right(x + width, base, shape(entry.mark, 700, tabular=True), size, ACCENT)
        drawing.rule(x, y, x + width, y, 0.3, HAIRLINE)
    return y
