"""Posters for the wall: who sits where in a round, everybody by family name, or table by table."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from desktop.documents.columns import Area, Block, Columns, Entry, Piece, cut_entries, draw_columns, lay_out
from desktop.documents.drawing import MM, Drawing
from desktop.documents.fitting import one_line
from desktop.documents.palette import ACCENT, RULE, SECONDARY, TEXT, WHITE
from desktop.documents.pdf import Pdf
from desktop.documents.seating import Seating, Sitter, day_of, legend, named, spots, time_of
from desktop.documents.shaping import CAP_HEIGHT, shape
from desktop.documents.sheets import Rendered, missing_letters, told
from desktop.documents.wording import DASH, DOT, NARROW, typeset
from desktop.domain.names import fold
from desktop.domain.words import Texts, Words, words

By = Literal["name", "table"]
OTHERS, LONGEST_GUIDE = "…", 8
"""Heads the names in letters that have no capitals."""


class Paper(NamedTuple):
    """A sheet of the wall: sides and margin in points, how large its head is, and its type sizes from the largest.

    Read standing at 1.5 m on A3, at arm's length on A4: small letters of 10.5 points are 2 mm high.
    """

    width: float
    height: float
    margin: float
    scale: float
    sizes: tuple[float, ...]
    counts: tuple[int, ...]


def _sizes(most: float, least: float) -> tuple[float, ...]:
    return tuple(most - 0.5 * i for i in range(int(2 * (most - least)) + 1))


PAPERS = {
    "a3": Paper(297 * MM, 420 * MM, 14 * MM, 1.0, _sizes(24, 10.5), (1, 2, 3, 4, 5, 6)),
    "a4": Paper(210 * MM, 297 * MM, 12 * MM, 0.66, _sizes(16, 9), (1, 2, 3, 4)),
}


def render_posters(
    seating: Seating,
    texts: Texts,
    *,
    rounds: Sequence[int] = (),
    by: By = "name",
    paper: str = "a3",
    step: Callable[[int, int], None] | None = None,
) -> Rendered:
    """The poster of each round, or of the rounds with these numbers; more pages where one would be too small to read.

    `step` counts rounds.
    """
    pdf, warnings = Pdf(texts("Who sits where"), texts.language), list[Words]()
    places = [i for i, turn in enumerate(seating.turns) if not rounds or turn.number in rounds]
    for done, place in enumerate(places):
        if step:
            step(done, len(places))
        _Poster(pdf, seating, place, by, PAPERS[paper], texts).draw(warnings)
    if not places:
        pdf.page(PAPERS[paper].width, PAPERS[paper].height, "")
    return Rendered(pdf.finish(), [*{str(w): w for w in warnings}.values(), *missing_letters(pdf.contents)])


class _Poster:
    """One round on one or more pages."""

    def __init__(self, pdf: Pdf, seating: Seating, place: int, by: By, paper: Paper, texts: Texts) -> None:
        self.pdf, self.seating, self.paper, self.texts, self.by = pdf, seating, paper, texts, by
        self.place, self.turn = place, seating.turns[place]
        self.word, self.signs = spots(seating)
        self.legend = [] if by == "table" else legend(seating)
        self.blocks = self._by_name() if by == "name" else self._by_table()
        self.people = sum(len(group.people[place]) for group in seating.groups)
        self.caption = self.word if by == "name" else ""

    def _by_name(self) -> list[Block]:
        """Everybody under the first letter of the family name; the unit is told where two have one name."""
        found = [
            (sitter, sign)
            for group, sign in zip(self.seating.groups, self.signs, strict=True)
            for sitter in group.people[self.place]
        ]
        names = Counter(_key(sitter) for sitter, _ in found)
        letters: dict[str, list[Entry]] = {}
        for sitter, sign in sorted(found, key=lambda each: (_is_other(each[0]), _key(each[0]), fold(each[0].unit))):
            lead, rest = sitter.family_name or sitter.given_name, sitter.given_name if sitter.family_name else ""
            if names[_key(sitter)] > 1 and sitter.unit:
                rest = f"{rest} ({sitter.unit})".strip()
            letters.setdefault(_letter(lead), []).append(Entry(lead, rest, sign))
        return [Block(letter, tuple(entries)) for letter, entries in letters.items()]

    def _by_table(self) -> list[Block]:
        several = not self.seating.common_room
        blocks = []
        for group in self.seating.groups:
            people = sorted(group.people[self.place], key=_key)
            entries = [Entry(s.given_name, s.family_name, weight=500, rest_weight=500) for s in people]
            note = group.room if several and group.room != group.title else ""
            nobody = Entry("", self.texts("nobody"))
            blocks.append(
                Block(typeset(group.title, self.texts.language), tuple(entries) or (nobody,), note, keeps=True)
            )
        return blocks

    def draw(self, warnings: list[Words]) -> None:
        paper, head = self.paper, self._head_height()
        top, bottom = paper.margin + head, paper.height - paper.margin - 9 * MM * paper.scale
        area = Area(
            paper.width - 2 * paper.margin, bottom - top, paper.sizes, paper.counts, 8 * MM * paper.scale, 1.32, 1.6
        )
        laid = lay_out(self.blocks or [Block("", (Entry("", self.texts("nobody")),))], area)
        for entry in cut_entries(laid):
            name = f"{entry.lead} {entry.rest}".strip()
            warnings.append(words("{name}: too long for the poster, not printed whole.", name=told(name)))
        for page in range(len(laid.pages)):
            drawing = Drawing(self.pdf.contents)
            more = self.texts("and other scripts") if _others_follow(laid, page) else ""
            self._draw_head(
                drawing, (_range(laid, page, self.by), more), f"{page + 1}{NARROW}/{NARROW}{len(laid.pages)}"
            )
            if self.caption:
                self._draw_captions(drawing, laid, page, top)
            draw_columns(drawing, laid, page, paper.margin, top)
            self._draw_foot(drawing, page, len(laid.pages))
            self.pdf.page(paper.width, paper.height, drawing.placed(0, paper.height))

    def _head_height(self) -> float:
        rows = -(-len(self.legend) // self._legend_columns)
        extra = rows * 6.6 * MM + 3 * MM if rows else 0
        return self.paper.scale * (35 * MM + extra + (5 * MM if self.caption else 0))

    @property
    def _legend_columns(self) -> int:
        return 3 if len(self.legend) > 2 else 2

    def _draw_head(self, drawing: Drawing, range_: tuple[str, str], count: str) -> None:
        paper, language, scale = self.paper, self.texts.language, self.paper.scale
        left, right = paper.margin, paper.width - paper.margin
        room = right - left
        if range_[0]:
            room -= self._draw_range(drawing, range_, count, right) + 8 * MM * scale
        title = typeset(self.seating.title, language)
        first, second = (named(self.turn, self.texts), title) if len(self.seating.turns) > 1 else (title, "")
        about = [second, self.seating.common_room, day_of(self.turn, language)]
        if not second:
            about.insert(0, time_of(self.turn, language))
        head = one_line(first, 700, 44 * scale, room, 20 * scale, -0.02)
        drawing.text(left, paper.margin + 14 * MM * scale, head.lines[0], head.size, TEXT)
        line = one_line(f"  {DOT}  ".join(part for part in about if part), 500, 18 * scale, room, 10 * scale)
        drawing.text(left, paper.margin + 23.5 * MM * scale, line.lines[0], line.size, SECONDARY)
        y = paper.margin + 29 * MM * scale
        drawing.rule(left, y, right, y, 1.6 * scale, RULE)
        self._draw_legend(drawing, y + 3 * MM * scale)

    def _draw_range(self, drawing: Drawing, range_: tuple[str, str], count: str, right: float) -> float:
        """The letters or tables of this page and what follows them, white on a block seen from afar; gives its width.

        Where they are too long for that, the number of the page stands there.
        """
        scale = self.paper.scale
        fit = one_line(range_[0], 700, 44 * scale, 100 * MM * scale, 24 * scale, -0.01)
        if fit.is_cut:
            fit = one_line(count, 700, 44 * scale, 100 * MM * scale, 16 * scale, -0.01)
        size, tall, side = fit.size, 24 * MM * scale, 6 * MM * scale
        more = one_line(range_[1], 500, 14 * scale, 100 * MM * scale, 9 * scale)
        width = max(fit.lines[0].width * size, more.lines[0].width * more.size if range_[1] else 0) + 2 * side
        drawing.round_box(right - width, self.paper.margin, width, tall, 2.5 * MM * scale, ACCENT)
        base = self.paper.margin + (tall + CAP_HEIGHT * size) / 2
        if range_[1]:
            base -= 3.5 * MM * scale
            drawing.text(right - width + side, base + 7.5 * MM * scale, more.lines[0], more.size, WHITE)
        drawing.text(right - width + side, base, fit.lines[0], size, WHITE)
        return width

    def _draw_legend(self, drawing: Drawing, y: float) -> None:
        paper, columns = self.paper, self._legend_columns
        gutter = 8 * MM * paper.scale
        width = (paper.width - 2 * paper.margin - (columns - 1) * gutter) / columns
        rows = -(-len(self.legend) // columns)
        size = max(13 * paper.scale, paper.sizes[-1])
        for i, (sign, what) in enumerate(self.legend):
            x = paper.margin + (i // rows) * (width + gutter)
            base = y + (i % rows * 6.6 + 5) * MM * paper.scale
            name = one_line(sign, 700, size, width / 2, size * 0.7)
            drawing.text(x, base, name.lines[0], name.size, ACCENT)
            used = name.lines[0].width * name.size + 0.6 * size
            more = one_line(typeset(what, self.texts.language), 400, size, width - used, size * 0.75)
            drawing.text(x + used, base, more.lines[0], more.size, TEXT)

    def _draw_captions(self, drawing: Drawing, laid: Columns, page: int, top: float) -> None:
        size = max(0.8 * laid.size, 8)
        for number in range(len(laid.pages[page])):
            right = self.paper.margin + number * (laid.width + laid.area.gutter) + laid.width
            drawing.right(right, top - 1.2 * MM * self.paper.scale, shape(self.caption, 500), size, SECONDARY)

    def _draw_foot(self, drawing: Drawing, page: int, pages: int) -> None:
        paper, size = self.paper, max(10 * self.paper.scale, 7.5)
        base = paper.height - paper.margin
        people = self.texts.n("{n} person", "{n} people", self.people)
        said = f" {DOT} ".join(part for part in (people, typeset(self.seating.event, self.texts.language)) if part)
        foot = one_line(said, 400, size, paper.width / 2, size * 0.8)
        drawing.text(paper.margin, base, foot.lines[0], foot.size, SECONDARY)
        drawing.right(paper.width - paper.margin, base, shape(f"{page + 1}{NARROW}/{NARROW}{pages}"), size, SECONDARY)


def _key(sitter: Sitter) -> tuple[str, str]:
    return fold(sitter.family_name or sitter.given_name), fold(sitter.given_name)


def _is_other(sitter: Sitter) -> bool:
    """Those in other letters come last."""
    return _letter(sitter.family_name or sitter.given_name) == OTHERS


def _letter(name: str) -> str:
    first = fold(name)[:1].upper()
    return first if first.isalpha() and first != first.lower() else OTHERS


def _range(laid: Columns, page: int, by: By) -> str:
    """What is on this page of several: A – F, A – Mar where a letter goes on, Table 1 – 31."""
    pieces = [[piece for column in page for piece in column] for page in laid.pages]
    if len(pieces) == 1:
        return ""
    latin = [piece for piece in pieces[page] if piece.block.heading != OTHERS] or pieces[page]
    first, last = latin[0].block.heading, latin[-1].block.heading
    if by == "name":
        if page:
            first = _apart(_lead(pieces[page][0], 0), _lead(pieces[page - 1][-1], -1))
        if page + 1 < len(pieces):
            last = _apart(_lead(latin[-1], -1), _lead(pieces[page + 1][0], 0))
    if first == last:
        return first
    word, _, sign = last.rpartition(" ")
    return f"{first} {DASH} {sign if by == 'table' and word and first.startswith(f'{word} ') else last}"


def _others_follow(laid: Columns, page: int) -> bool:
    """Whether names in letters without capitals stand below others on this page."""
    headings = [piece.block.heading for column in laid.pages[page] for piece in column]
    return headings[-1] == OTHERS != headings[0]


def _lead(piece: Piece, place: int) -> str:
    return piece.entries[place].lead


def _apart(name: str, other: str) -> str:
    """As much of a name as tells it from another."""
    if _letter(name) == OTHERS:
        return OTHERS
    for size in range(1, min(len(name), LONGEST_GUIDE) + 1):
        if fold(name[:size]) != fold(other[:size]):
            return name[:1].upper() + name[1:size]
    return name[:LONGEST_GUIDE]
