"""Drawing on paper: lines of text, boxes, rules and codes as PDF operators, from the top left, y downwards."""

from collections.abc import Callable, Hashable
from functools import cache

from desktop.documents.glyphs import HEAVY, Run, Shaped
from desktop.documents.pdf import Box, Contents

MM = 72 / 25.4


class Drawing:
    """Operators of one page or one label. The baseline of a text lies at its y."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        self.operators: list[str] = []

    def text(self, x: float, y: float, line: Shaped, size: float, colour: str) -> None:
        """One line that starts at x."""
        if not line.runs:
            return
        reads = self.contents.note(line)
        glyphs = " ".join([_run_operators(run, size, colour) for run in line.runs])
        start, end = ("", "ET") if reads else (_span(line.text), "ET EMC")
        self.operators.append(f"{start}BT {fill(colour)} {x:.1f} {-y:.1f} Td {glyphs} {end}")

    def shared_text(self, x: float, y: float, line: Shaped, size: float, colour: str) -> None:
        """One line that other labels are likely to have as well."""
        key = (id(line), size, colour)
        name = self.contents.name_of(key) or self._shared_line(key, line, size, colour)
        if name:
            self.operators.append(f"q 1 0 0 1 {x:.1f} {-y:.1f} cm/{name} Do Q")
        else:
            self.text(x, y, line, size, colour)

    def _shared_line(self, key: Hashable, line: Shaped, size: float, colour: str) -> str | None:
        def draw() -> tuple[Box, str]:
            drawing = Drawing(self.contents)
            drawing.text(0, 0, line, size, colour)
            edges = (line.left - 0.1, line.bottom - 0.1, line.right + 0.1, line.top + 0.1)
            left, bottom, right, top = (edge * size for edge in edges)
            return (left, bottom, right, top), drawing.finished()

        self.contents.note(line)  # which also keeps the line, and so its id
        return self.contents.share(key, draw)

    def right(self, x: float, y: float, line: Shaped, size: float, colour: str) -> None:
        """One line that ends at x."""
        self.text(x - line.width * size, y, line, size, colour)

    def centre(self, x: float, y: float, line: Shaped, size: float, colour: str) -> None:
        self.text(x - line.width * size / 2, y, line, size, colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.operators.append(f"{fill(colour)} {x:.2f} {-y - height:.2f} {width:.2f} {height:.2f} re f")

    def round_box(self, x: float, y: float, width: float, height: float, radius: float, colour: str) -> None:
        self.operators.append(f"{fill(colour)} {_rounded(x, -y - height, width, height, radius)} f")

    def frame(
        self, x: float, y: float, width: float, height: float, radius: float, thickness: float, colour: str
    ) -> None:
        outline = _rounded(x, -y - height, width, height, radius)
        self.operators.append(f"{stroke(colour)} {thickness:.2f} w {outline} S")

    def rule(self, x1: float, y1: float, x2: float, y2: float, thickness: float, colour: str) -> None:
        self.operators.append(f"{stroke(colour)} {thickness:.2f} w {x1:.2f} {-y1:.2f} m {x2:.2f} {-y2:.2f} l S")

    def raw(self, operators: str) -> None:
        self.operators.append(operators)

    def placed(self, x: float, y: float) -> str:
        """Everything drawn, with its top left corner at x, y in points from the bottom left of the page."""
        return f"q 1 0 0 1 {x:.3f} {y:.3f} cm\n{self.finished()}\nQ"

    def finished(self) -> str:
        return "\n".join(self.operators)

    def stamp(self, key: Hashable, size: tuple[float, float], draw: "Callable[[Drawing], None]") -> None:
        """A drawing from the top left corner that other labels are likely to have as well."""

        def drawn() -> tuple[Box, str]:
            drawing = Drawing(self.contents)
            draw(drawing)
            return (0, -size[1], size[0], 0), drawing.finished()

        name = self.contents.name_of(key) or self.contents.share(key, drawn)
        if name:
            self.operators.append(f"/{name} Do")
        else:
            draw(self)


def _run_operators(run: Run, size: float, colour: str) -> str:
    font = f"/{run.face.name} {size:.4g} Tf"
    if len(run.parts) == 1 and not run.is_heavy and not run.parts[0].opens and not run.parts[0].rise:
        return f"{font}[{run.parts[0].glyphs}]TJ"
    written = [font, f"2 Tr {HEAVY * size:.3f} w {stroke(colour)}" if run.is_heavy else ""]
    for part in run.parts:
        rise = f"{part.rise * size:.2f} Ts" if part.rise else ""
        start, end = _span(part.opens) if part.opens else "", "EMC" if part.closes else ""
        written.append(f"{start}{rise}[{part.glyphs}]TJ {'0 Ts ' if rise else ''}{end}")
    return " ".join([*written, "0 Tr" if run.is_heavy else ""])


def _span(text: str) -> str:
    return f"/Span<</ActualText<FEFF{text.encode('utf-16-be', 'replace').hex()}>>>BDC "


@cache
def fill(colour: str) -> str:
    return f"{_rgb(colour)} rg"


@cache
def stroke(colour: str) -> str:
    return f"{_rgb(colour)} RG"


def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.3g}" for i in (0, 2, 4))


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """Path of a box with round corners; quarter circles as Bezier curves."""
    k = radius * 0.4477
    left, bottom, right, top = x, y, x + width, y + height
    return (
        f"{left + radius:.2f} {bottom:.2f} m {right - radius:.2f} {bottom:.2f} l "
        f"{right - k:.2f} {bottom:.2f} {right:.2f} {bottom + k:.2f} {right:.2f} {bottom + radius:.2f} c "
        f"{right:.2f} {top - radius:.2f} l "
        f"{right:.2f} {top - k:.2f} {right - k:.2f} {top:.2f} {right - radius:.2f} {top:.2f} c "
        f"{left + radius:.2f} {top:.2f} l "
        f"{left + k:.2f} {top:.2f} {left:.2f} {top - k:.2f} {left:.2f} {top - radius:.2f} c "
        f"{left:.2f} {bottom + radius:.2f} l "
        f"{left:.2f} {bottom + k:.2f} {left + k:.2f} {bottom:.2f} {left + radius:.2f} {bottom:.2f} c h"
    )
