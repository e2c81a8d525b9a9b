"""Charts of `domain.charts` drawn on paper."""

from desktop.documents.drawing import Drawing
from desktop.documents.fitting import one_line
from desktop.documents.palette import CHART
from desktop.documents.shaping import shape
from desktop.domain.charts import Chart, Label, Line, Rect

_ROOMY = 1e6


def draw_chart(drawing: Drawing, chart: Chart, x: float, y: float) -> None:
    """The chart with its top left corner at x, y; labels wider than their room are cut."""
    for thing in chart.shapes:
        match thing:
            case Rect():
                drawing.box(x + thing.x, y + thing.y, thing.width, thing.height, CHART[thing.colour])
            case Line():
                ends = (x + thing.x1, y + thing.y1, x + thing.x2, y + thing.y2)
                drawing.rule(*ends, thing.thickness, CHART[thing.colour])
            case Label():
                _draw_label(drawing, thing, x + thing.x, y + thing.y)


def _draw_label(drawing: Drawing, label: Label, x: float, y: float) -> None:
    if label.text.isdigit():
        line, size = shape(label.text, label.weight), label.size
    else:
        fit = one_line(label.text, label.weight, label.size, label.room or _ROOMY, label.size * 0.9)
        line, size = fit.lines[0], fit.size
    draw = {"left": drawing.text, "right": drawing.right, "centre": drawing.centre}[label.anchor]
    draw(x, y, line, size, CHART[label.colour])
