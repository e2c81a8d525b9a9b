"""What the forms of a session say so far: figures that are honest for small groups, hidden under five."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.charts import Bar as ChartBar
from desktop.domain.charts import Chart, horizontal_bars, nps_columns, roti_columns, stacked_bar
from desktop.domain.feedback import FEWEST_SHOWN, Kind, Question, Result
from desktop.usecases.feedback import Feedback
from desktop.views.figures import SCALE, Bar, Picture
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Box, Card, Rule, clear, column, row
from desktop.views.page import Sign, scrolled
from desktop.views.texts import _, decimal, n_, number, percent, quoted, signed, with_colon
from desktop.views.theme import font

_BAR, _COLUMNS, _OPTION = 26, 112, 25
_MOST_QUOTES = 40


class ResultBlock(QWidget):
    """One question: its words, the picture of its answers, and the figures in a line."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._question = question
        self.title, self.told = (
            Label(question.text, "small-strong", wrap=True),
            Label("", "caption", "text2", wrap=True),
        )
        self.picture = Picture(_height(question))
        self.quotes = QVBoxLayout()
        self.quotes.setSpacing(6)
        self.setLayout(column(self.title, self.picture, self.quotes, self.told, gap=6))

    def show_result(self, result: Result, quotes: tuple[str, ...]) -> None:
        told = told_of(result)
        self.told.setText(told)
        self.picture.setVisible(bool(result.counts))
        if result.counts:
            self.picture.show_chart(
                partial(_chart, result), f"{with_colon(self._question.text, _counts(result))}. {told}"
            )
        clear(self.quotes)
        for quote in quotes[:_MOST_QUOTES]:
            self.quotes.addWidget(Label(quoted(quote), "body", wrap=True))


class ResultsCard(Card):
    """The results of the chosen session."""

    def __init__(self) -> None:
        super().__init__(gap=10, padding=18)
        self.figure, self.of = Label("0", "figure"), Elided("", "body", "text3")
        self.figure.setFont(font("figure", tabular=True))
        self.bar = Bar()
        self.hidden = Label("", "body", "text2", wrap=True)
        self.blocks = QVBoxLayout()
        self.blocks.setSpacing(14)
        self._questions: tuple[Question, ...] = ()
        self.shown: list[ResultBlock] = []
        inside = Box(column(self.blocks, None, gap=0, margins=(0, 0, 8, 0)))
        inside.setObjectName("details")
        self.area = scrolled(inside)
        self.area.setObjectName("plainarea")
        self.area.setAccessibleName(_("Results"))
        count = row(self.figure, column(None, self.of, 4, gap=0), gap=8)
        count.setStretch(1, 1)
        for item in (Label(_("Results"), "card"), Box(count), self.bar, self.area):
            self.body.addWidget(item)
        self.body.setStretchFactor(self.area, 1)
        sign = Sign("message-square-heart")
        waiting = column(None, sign, self.hidden, None, gap=14)
        waiting.setAlignment(sign, Qt.AlignmentFlag.AlignHCenter)
        self.hidden.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._foot = Box(waiting)
        self.body.addWidget(self._foot)
        self.body.setStretchFactor(self._foot, 1)

    def show_feedback(self, feedback: Feedback) -> None:
        """Show what the forms say; under five of them, why nothing is shown."""
        n, asked = feedback.answers, feedback.asked
        self.figure.setText(number(n))
        of = n_("form", "forms", n)
        if asked:
            of = _("of {people} people, {share}", people=number(asked), share=percent(n / asked))
        self.of.setText(of)
        self.bar.setVisible(bool(asked))
        self.bar.show_share(n / asked if asked else 0)
        is_hidden = n < FEWEST_SHOWN
        self.hidden.setText(
            _("Results are shown from {least} forms on, so that nobody can be recognised.", least=FEWEST_SHOWN)
            if n
            else _("Results will stand here, from {least} forms on.", least=FEWEST_SHOWN)
        )
        self.area.setVisible(not is_hidden)
        self._foot.setVisible(is_hidden)
        self._show_results((), {}) if is_hidden else self._show_results(feedback.results, feedback.quotes)

    def _show_results(self, results: tuple[Result, ...], quotes: dict[str, tuple[str, ...]]) -> None:
        questions = tuple(result.question for result in results)
        if questions != self._questions:
            self._questions = questions
            clear(self.blocks)
            self.shown = [ResultBlock(question) for question in questions]
            for place, block in enumerate(self.shown):
                if place:
                    self.blocks.addWidget(Rule())
                self.blocks.addWidget(block)
        for block, result in zip(self.shown, results, strict=True):
            block.show_result(result, quotes.get(result.question.text, ()))


def told_of(result: Result) -> str:
    """The figures of a question, in a line."""
    n = n_("{n} answer", "{n} answers", result.n)
    if result.hidden:
        return _("{answers}: shown from {least} on", answers=n, least=FEWEST_SHOWN)
    if not result.n:
        return _("No answer")
    score = result.net_score
    if score is not None:
        span = _("from {low} to {high}", low=signed(score.low), high=signed(score.high))
        if score.is_firm:
            return _("Score {score}, {span} · {answers}", score=signed(score.score), span=span, answers=n)
        return _("Score {span} · {answers}", span=span, answers=n)
    parts = []
    if result.middle is not None:
        parts.append(_("Median {value}", value=decimal(result.middle.median)))
    if result.favourable is not None:
        parts.append(_("{share} at 4 or 5", share=percent(result.favourable.share)))
    return " · ".join([*parts, n])


def _height(question: Question) -> int:
    match question.kind:
        case Kind.SCALE:
            return _BAR
        case Kind.CHOICE | Kind.MANY:
            return _OPTION * len(question.options)
        case Kind.TEXT:
            return 0
        case _:
            return _COLUMNS


def _chart(result: Result, width: float, height: float) -> Chart:
    question, counts = result.question, result.counts
    match question.kind:
        case Kind.SCALE:
            return stacked_bar(counts, width, height)
        case Kind.NPS:
            return nps_columns(counts, width, height)
        case Kind.ROTI:
            return roti_columns(counts, question.lowest, width, height)
        case _:
            bars = [ChartBar(option, count) for option, count in zip(question.options, counts, strict=True)]
            sign = percent(0).removeprefix("0")
            return horizontal_bars(bars, width, of=result.n, row=_OPTION / SCALE, percent_sign=sign)


def _counts(result: Result) -> str:
    """The same as the picture, for readers."""
    options = result.question.options or tuple(map(str, result.question.steps))
    return ", ".join(f"{option} {count}" for option, count in zip(options, result.counts, strict=True))
