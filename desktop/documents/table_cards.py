"""The tent card of a table: its sign to be found across the room, and who sits there in each round."""

from collections.abc import Callable
from typing import NamedTuple

from desktop.documents.columns import Area, Block, Columns, Entry, cut_entries, draw_columns, lay_out
from desktop.documents.drawing import MM, Drawing
from desktop.documents.fitting import Fit, fit_name, one_line, widest_word, wrap
from desktop.documents.glyphs import Shaped
from desktop.documents.palette import ACCENT, CUT_MARK, RULE, SECONDARY, TEXT
from desktop.documents.paper import PRINTABLE_MM
from desktop.documents.pdf import Pdf
from desktop.documents.seating import SeatedGroup, Seating, parted, time_of
from desktop.documents.shaping import CAP_HEIGHT, shape
from desktop.documents.sheets import HEIGHT, WIDTH, Rendered, missing_letters, told
from desktop.documents.wording import DOT, clock, typeset
from desktop.domain.words import Texts, Words, words, words_n

FACE = HEIGHT / 2
MARGIN = 13 * MM
LIVE = WIDTH - 2 * MARGIN
_SIGN, _NAME, _NAME_LEAST = 330.0, 110.0, 30.0
"""A sign of 330 points has figures 85 mm high; 25 mm are read at 5 m."""
_SIZES = tuple(14 - 0.5 * i for i in range(16))


def render_table_cards(
    seating: Seating, texts: Texts, step: Callable[[int, int], None] | None = None, *, first_only: bool = False
) -> Rendered:
    """One A4 sheet a table or room, folded across: the sign on one face, the people of each round on the other.

    `step` counts tables.
    """
    pdf, warnings = Pdf(texts("Table cards"), texts.language), list[Words]()
    groups = seating.groups[:1] if first_only else seating.groups
    for number, group in enumerate(groups):
        if step:
            step(number, len(groups))
        card = _Card(seating, group, texts, warnings)
        sign, people = Drawing(pdf.contents), Drawing(pdf.contents)
        card.draw_sign(sign)
        card.draw_people(people)
        # the upper half stands on its head, so that both faces are upright once the sheet is folded
        turned = f"q -1 0 0 -1 {WIDTH:.3f} {HEIGHT - FACE:.3f} cm\n{sign.finished()}\nQ"
        pdf.page(WIDTH, HEIGHT, "\n".join([turned, people.placed(0, FACE), _fold_marks(pdf)]))
    if not groups:
        pdf.page(WIDTH, HEIGHT, "")
    return Rendered(pdf.finish(), warnings + missing_letters(pdf.contents))


def _fold_marks(pdf: Pdf) -> str:
    drawing = Drawing(pdf.contents)
    for start in (PRINTABLE_MM * MM, WIDTH - (PRINTABLE_MM + 6) * MM):
        drawing.rule(start, FACE, start + 6 * MM, FACE, 0.3, CUT_MARK)
    return drawing.placed(0, HEIGHT)


class _Row(NamedTuple):
    line: Shaped
    size: float
    colour: str
    above: float


class _Card:
    """Both faces of the card of one group, each drawn from its top left corner."""

    def __init__(self, seating: Seating, group: SeatedGroup, texts: Texts, warnings: list[Words]) -> None:
        self.seating, self.group, self.texts, self.warnings = seating, group, texts, warnings
        self.title = typeset(group.title, texts.language)

    def draw_sign(self, drawing: Drawing) -> None:
        """The sign as large as the face lets it, what it is a sign of above, session and room below."""
        language = self.texts.language
        word, sign = parted(self.title)
        if word:
            rows = [_row(one_line(word, 600, 40, LIVE, 18), SECONDARY, 0)]
            rows += [_row(one_line(sign, 700, _SIGN, LIVE, 60, -0.03), TEXT, 13 * MM)]
        else:
            name = self._name()
            rows = [_Row(line, name.size, TEXT, 0.34 * name.size if i else 0) for i, line in enumerate(name.lines)]
        about = [self.group.room] if self.seating.title == self.group.title else [self.seating.title, self.group.room]
        said = f" {DOT} ".join(typeset(part, language) for part in about if part and part != self.group.title)
        foot = one_line(said, 500, 22, LIVE, 12)
        tall = sum(row.above + row.size * CAP_HEIGHT for row in rows)
        bottom = FACE - MARGIN - 12 * MM
        y = MARGIN + (bottom - MARGIN - tall) / 2
        for row in rows:
            y += row.above + row.size * CAP_HEIGHT
            drawing.centre(WIDTH / 2, y, row.line, row.size, row.colour)
        drawing.centre(WIDTH / 2, FACE - MARGIN, foot.lines[0], foot.size, ACCENT)

    def _name(self) -> Fit:
        """On up to three lines, as large as they let it."""
        best = fit_name(self.title, 700, LIVE, _NAME, _NAME_LEAST, -0.02)
        most = LIVE / max(widest_word(self.title, 700, -0.02), 0.1)
        for size in (90.0, 80.0, 72.0, 64.0, 56.0, 48.0, 40.0, _NAME_LEAST):
            if size <= most and (size > best.size or best.is_cut):
                wrapped = wrap(self.title, 700, size, LIVE, 3, -0.02)
                if not wrapped.is_cut:
                    return wrapped
        if best.is_cut:
            self.warnings.append(
                words("{name}: too long for a table card, not printed whole.", name=told(self.group.title))
            )
        return best

    def draw_people(self, drawing: Drawing) -> None:
        """Who sits here, a list for each round."""
        language = self.texts.language
        title = one_line(self.title, 700, 26, LIVE * 0.5, 12, -0.02)
        if title.is_cut:
            title = wrap(self.title, 700, 13, LIVE * 0.5, 2, -0.02)
        base = MARGIN + 18
        for i, line in enumerate(title.lines):
            drawing.text(MARGIN, base - (len(title.lines) - 1 - i) * 1.2 * title.size, line, title.size, ACCENT)
        session = "" if self.seating.title == self.group.title else typeset(self.seating.title, language)
        said = [session, self.group.room if self.group.room != self.group.title else ""]
        if len(self.seating.turns) == 1:
            said.append(time_of(self.seating.turns[0], language))
        about = one_line(f" {DOT} ".join(part for part in said if part), 500, 12, LIVE * 0.48, 7)
        drawing.right(MARGIN + LIVE, base, about.lines[0], about.size, SECONDARY)
        y = base + 3.5 * MM
        drawing.rule(MARGIN, y, MARGIN + LIVE, y, 0.9, RULE)
        if self.group.facilitators:
            led = self.texts("led by {names}", names=", ".join(self.group.facilitators))
            leaders = one_line(led, 400, 10, LIVE, 7)
            y += 5 * MM
            drawing.text(MARGIN, y, leaders.lines[0], leaders.size, SECONDARY)
        self._draw_lists(drawing, y + 3 * MM)

    def _draw_lists(self, drawing: Drawing, top: float) -> None:
        bottom = FACE - MARGIN
        laid = lay_out(self._blocks(), Area(LIVE, bottom - top, _SIZES, (1, 2, 3, 4, 5, 6), 6 * MM, 1.35, 1.75))
        if len(laid.pages) > 1:
            laid = lay_out(self._blocks(), laid.area._replace(height=bottom - top - 5 * MM))
            self._tell_more(drawing, laid, bottom)
        for entry in cut_entries(laid):
            self.warnings.append(
                words("{name}: too long for a table card, not printed whole.", name=told(f"{entry.lead} {entry.rest}"))
            )
        draw_columns(drawing, laid, 0, MARGIN, top)

    def _tell_more(self, drawing: Drawing, laid: Columns, y: float) -> None:
        more = sum(len(piece.entries) for page in laid.pages[1:] for column in page for piece in column)
        said = self.texts.n("and {n} more: see the room list", "and {n} more: see the room lists", more)
        drawing.text(MARGIN, y, shape(said, 500), 9, SECONDARY)
        self.warnings.append(
            words_n(
                "{n} person of {name} is not on its table card.", "{n} people of {name} are not on its table card.",
                more, name=told(self.group.title),
            )
        )  # fmt: skip

    def _blocks(self) -> list[Block]:
        several = len(self.seating.turns) > 1
        blocks = []
        for turn, people in zip(self.seating.turns, self.group.people, strict=True):
            entries = [Entry(s.given_name, s.family_name, weight=500, rest_weight=500) for s in people]
            nobody = Entry("", self.texts("nobody"))
            heading = self.texts("Round {number}", number=turn.number) if several else ""
            at = clock(turn.starts.time(), self.texts.language) if turn.starts and several else ""
            blocks.append(Block(heading, tuple(entries) or (nobody,), at, keeps=several))
        return blocks


def _row(fit: Fit, colour: str, above: float) -> _Row:
    return _Row(fit.lines[0], fit.size, colour, above)
