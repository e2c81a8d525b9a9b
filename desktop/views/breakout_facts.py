"""The figures of a breakout in one row: each with what it is of, its bar, and what is proven about it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.usecases.breakout_results import Least, Results, Summary
from desktop.views.breakout_crossing import share
from desktop.views.figures import Bar
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Card, column, row
from desktop.views.texts import _, decimal, n_, number, with_colon
from desktop.views.theme import font


class Caption(Label):
    """Words below a figure: two lines where the window is narrow."""

    def __init__(self) -> None:
        super().__init__("", "caption", "text2", wrap=True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, QFontMetrics(self.font()).height())


class Fact(QWidget):
    """A figure, smaller than on a card of its own."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = Elided(title, "small", "text2")
        self.figure, self.of = Label("", "title"), Elided("", "small", "text3")
        self.figure.setFont(font("title", tabular=True))
        self.figure.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.bar, self.caption = Bar(4), Caption()
        line = row(self.figure, self.of, gap=6)
        line.setStretchFactor(self.of, 1)
        self.setLayout(column(self.title, line, self.bar, self.caption, gap=4))

    def show_figure(self, figure: str, of: str, part: float, caption: str, tone: str = "accent") -> None:
        self.figure.setText(figure)
        self.of.setText(of)
        self.bar.show_share(part, tone)
        self.caption.setText(caption)
        self.setAccessibleName(with_colon(self.title.text(), f"{figure} {of}. {caption}"))


class Facts(Card):
    """The row of figures; those that do not apply to a breakout are not there."""

    def __init__(self) -> None:
        self.met, self.new = Fact(_("Met on average")), Fact(_("New encounters"))
        self.repeats, self.wishes = Fact(_("Repeated meetings")), Fact(_("First wishes met"))
        self.balance, self.across = Fact(_("Unbalanced groups")), Fact("")
        shown = (self.met, self.new, self.repeats, self.wishes, self.across, self.balance)
        inside = row(*shown, gap=20)
        for place in range(len(shown)):
            inside.setStretch(place, 1)
        super().__init__(inside, gap=0, padding=16)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_results(self, results: Results) -> None:
        told = results.summary
        self._show_meetings(told)
        self.repeats.setVisible(told.rounds > 1)
        self.wishes.setVisible(bool(told.wishing))
        if told.wishing:
            first = told.wishes.get(1, 0)
            count = _("of {n}", n=number(told.wishing))
            self.wishes.show_figure(share(first / told.wishing), count, first / told.wishing, told_wishes(told), "ok")
        self.balance.setVisible(told.off is not None)
        if told.off is not None:
            count = _("of {n}", n=number(told.groups))
            part = told.groups_off / told.groups if told.groups else 0
            self.balance.show_figure(number(told.groups_off), count, part, told_balance(told.off), "warn")
        self._show_across(results)

    def _show_meetings(self, told: Summary) -> None:
        pairs = n_(
            "{n} pair of at most {most}", "{n} pairs of at most {most}", told.met, most=number(told.most)
        )  # fmt: skip
        part = told.met / told.most if told.most else 0
        self.met.show_figure(decimal(round(told.average, 1)), "", part, pairs)
        new = told.met - told.known
        known = n_("{n} pair had met before", "{n} pairs had met before", told.known)
        count = _("of {n}", n=number(told.met))
        self.new.show_figure(number(new), count, new / told.met if told.met else 0, known, "ok")
        again = told.repeats.figure / (told.repeats.figure + told.met) if told.met else 0
        self.repeats.show_figure(number(told.repeats.figure), "", again, told_least(told.repeats), "warn")

    def _show_across(self, results: Results) -> None:
        matrix = next(iter(results.matrices), None)
        across, chance = (matrix.across, matrix.by_chance) if matrix else (None, None)
        self.across.setVisible(across is not None)
        if matrix is not None and across is not None and chance is not None:
            titles = {"unit": _("Between two units"), "site": _("Between two sites"), "level": _("Between two levels")}
            self.across.title.setText(titles[matrix.attribute])
            self.across.show_figure(share(across), "", across, _("{share} by chance", share=share(chance)))


def told_least(least: Least) -> str:
    """What is proven about a figure."""
    if least.least is None:
        return _("A rule is broken: no least is known")
    if least.is_proven:
        return _("Proven: no plan has fewer")
    return _("Proven least: {n}", n=number(least.least))


def told_balance(off: Least) -> str:
    seats = n_("{n} seat off", "{n} seats off", off.figure)
    return f"{seats}. {told_least(off)}" if off.figure else told_least(off)


def told_wishes(told: Summary) -> str:
    """2nd 18%, 3rd 1%, none 0%."""
    later = sum(count for rank, count in told.wishes.items() if rank > 3)
    parts = [
        (_("2nd {share}"), told.wishes.get(2, 0)),
        (_("3rd {share}"), told.wishes.get(3, 0)),
        *([(_("later {share}"), later)] if later else []),
        (_("none {share}"), told.wishes.get(0, 0)),
    ]
    return ", ".join(text.replace("{share}", share(count / told.wishing)) for text, count in parts)
