"""Parts of the session summary that are charts: bars for scales, columns for the other questions."""

from collections.abc import Sequence

from desktop.documents.chart_drawing import draw_chart
from desktop.documents.drawing import MM, Drawing
from desktop.documents.fitting import Fit, one_line, wrap
from desktop.documents.palette import SECONDARY, TEXT
from desktop.documents.shaping import shape
from desktop.documents.sheets import LIVE, MARGIN, Strip
from desktop.documents.summary_parts import BODY, RIGHT, SMALL, hairline, heading_strip, n_answers
from desktop.documents.summary_values import Density
from desktop.documents.wording import number, percent, typeset
from desktop.domain.charts import Bar, Chart, Label, horizontal_bars, nps_columns, roti_columns, stacked_bar
from desktop.domain.feedback import Kind, Result
from desktop.domain.words import Texts

_LABEL = 62 * MM
_FIGURES = 29 * MM
_BAR = 15.0
_MOST_OPTIONS = 6
_GAP = 10 * MM
_TITLE = 11.0


def scales(results: Sequence[Result], texts: Texts, density: Density) -> list[Strip]:
    """One stacked bar a question, with the median and the number of answers."""
    if not results:
        return []
    note = texts("Share of the answers in %, from 1 (not at all) to 5 (fully)")
    strips = [heading_strip(texts("How it was"), density, typeset(note, texts.language), _LABEL)]
    pitch = density.between(10.2, 6.4)
    strips += [_scale_row(result, texts, pitch) for result in results]
    return [*strips, hairline(density)]


def _scale_row(result: Result, texts: Texts, pitch: float) -> Strip:
    bar = min(_BAR, pitch - 2.2 * MM)
    question = _short(typeset(result.question.text, texts.language), BODY, _LABEL - 4 * MM)

    tall = max(pitch, BODY * 1.3 * len(question.lines) + 2)

    def draw(drawing: Drawing, y: float) -> None:
        middle = y + tall / 2
        lead = question.size * 1.15
        base = middle + question.size * 0.36 - lead * (len(question.lines) - 1) / 2
        for i, line in enumerate(question.lines):
            drawing.text(MARGIN, base + i * lead, line, question.size, TEXT)
        room = LIVE - _LABEL - _FIGURES
        if result.counts:
            draw_chart(drawing, stacked_bar(result.counts, room, bar), MARGIN + _LABEL, middle - bar / 2)
        else:
            _draw_hidden(drawing, texts, MARGIN + _LABEL, middle + SMALL * 0.36)
        if result.middle:
            median = texts("med. {value}", value=number(result.middle.median, texts.language))
            drawing.text(RIGHT - _FIGURES + 5 * MM, middle + SMALL * 0.4, shape(median, 600), 8, TEXT)
        drawing.right(RIGHT, middle + SMALL * 0.4, shape(n_answers(result.n)), 8, SECONDARY)

    return Strip(tall, draw)


def charts(results: Sequence[Result], texts: Texts, density: Density) -> list[Strip]:
    """Two charts side by side, three when there are many."""
    strips: list[Strip] = []
    across = 2 if len(results) <= 4 else 3
    width = (LIVE - _GAP * (across - 1)) / across
    for start in range(0, len(results), across):
        row = results[start : start + across]
        drawn = [_chart(result, width, texts, density) for result in row]
        strips.append(_charts_strip(row, drawn, width, texts, density))
        last = start + across >= len(results)
        strips.append(hairline(density) if last else Strip(density.between(7, 4), lambda _d, _y: None))
    return strips


def _chart(result: Result, width: float, texts: Texts, density: Density) -> Chart:
    question, height = result.question, density.between(38, 21)
    if not result.counts:
        return Chart(width, 10 * MM, ())
    if question.kind is Kind.NPS:
        return nps_columns(result.counts, width, height)
    if question.kind is Kind.ROTI:
        return roti_columns(result.counts, question.lowest, width, height)
    bars = [
        Bar(typeset(option, texts.language), count)
        for option, count in zip(question.options, result.counts, strict=True)
    ]
    row, more = density.between(6.0, 4.6), ""
    if len(bars) > _MOST_OPTIONS:
        bars = sorted(bars, key=lambda bar: -bar.count)
        rest = bars[_MOST_OPTIONS - 1 :]
        more = texts.n("and {n} more", "and {n} more", len(rest))
        total = sum(bar.count for bar in rest)
        bars = bars[: _MOST_OPTIONS - 1]
        if question.kind is Kind.CHOICE:
            bars.append(Bar(more, total))
    sign = percent(0, texts.language).removeprefix("0")
    chart = horizontal_bars(bars, width, of=result.n, row=row, percent_sign=sign)
    if len(question.options) > _MOST_OPTIONS and question.kind is Kind.MANY:
        label = Label(0, chart.height + row * 0.7, more, 8.5, 400, "left", "muted")
        return Chart(width, chart.height + row, (*chart.shapes, label))
    return chart


def _charts_strip(
    results: Sequence[Result], drawn: Sequence[Chart], width: float, texts: Texts, density: Density
) -> Strip:
    titles = [_title(result, width, texts) for result in results]
    head = max(_TITLE * 0.73 + 13 * (len(title.lines) - 1) for title in titles)
    gap = density.between(5.0, 3.0)
    tall = max(chart.height for chart in drawn)

    def draw(drawing: Drawing, y: float) -> None:
        for i, (result, title, chart) in enumerate(zip(results, titles, drawn, strict=True)):
            x = MARGIN + i * (width + _GAP)
            for j, line in enumerate(title.lines):
                drawing.text(x, y + _TITLE * 0.73 + 13 * j, line, title.size, TEXT)
            count = shape(n_answers(result.n))
            drawing.right(x + width, y + _TITLE * 0.73, count, SMALL, SECONDARY)
            if result.counts:
                is_bars = result.question.kind in (Kind.CHOICE, Kind.MANY)
                top = y + head + gap + (0 if is_bars else tall - chart.height)
                draw_chart(drawing, chart, x, top)
            else:
                _draw_hidden(drawing, texts, x, y + head + gap + 6)

    return Strip(head + gap + tall, draw)


def _title(result: Result, width: float, texts: Texts) -> Fit:
    return _short(typeset(result.question.text, texts.language), _TITLE, width - 16 * MM, 600)


def _short(text: str, size: float, room: float, weight: int = 400) -> Fit:
    fit = one_line(text, weight, size, room, size * 0.92)
    return wrap(text, weight, size * 0.92, room, 2) if fit.is_cut else fit


def _draw_hidden(drawing: Drawing, texts: Texts, x: float, y: float) -> None:
    drawing.text(x, y, shape(texts("too few answers to be shown")), SMALL, SECONDARY)
