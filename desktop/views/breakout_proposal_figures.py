"""The figures of a plan that is proposed, each as it is and as it would be."""

from PySide6.QtWidgets import QWidget

from desktop.usecases.breakout_proposals import Proposed, Sums
from desktop.views.labels import Elided, Label
from desktop.views.layouts import Card, row
from desktop.views.texts import _, n_, number, percent, with_colon


class BeforeAfter(Card):
    """A figure as it is and as it would be."""

    def __init__(self, title: str) -> None:
        self.title = Elided(title, "small", "text2")
        self.now, self.then = Elided("", "body", "text3"), Label("", "heading")
        self.caption = Elided("", "caption", "text2")
        both = row(self.then, self.now, gap=8)
        both.setStretchFactor(self.now, 1)
        super().__init__(self.title, both, self.caption, gap=2, padding=12)

    def show_change(self, before: str, after: str, better: int, caption: str = "") -> None:
        """`better` is above 0 for a gain, below 0 for a loss."""
        self.then.setText(after)
        changed = before != after  # a share may look the same in whole per cents
        self.then.set_tone("ok" if better > 0 and changed else "warn" if better < 0 and changed else "text")
        self.now.setText(_("now {figure}", figure=before) if before != after else _("as now"))
        self.caption.setText(caption)
        self.setAccessibleName(with_colon(self.title.text(), f"{after}, {self.now.text()}. {caption}"))


class ProposalFigures(QWidget):
    """A card for each figure that says something here; first what is broken."""

    def __init__(self) -> None:
        super().__init__()
        titles = {
            "broken": _("Rules broken"), "over": _("People too many"), "firsts": _("First wishes"),
            "faces": _("New encounters"), "repeats": _("Repeated meetings"), "known": _("Pairs who had met before"),
            "mixed": _("Seats off a fair mix"), "comfort": _("People beyond comfort"),
        }  # fmt: skip
        self.cards = {name: BeforeAfter(title) for name, title in titles.items()}
        self.setLayout(row(*self.cards.values(), gap=10))

    def show_proposed(self, proposed: Proposed) -> None:
        before, after, least = proposed.before, proposed.after, proposed.result.bounds
        old, new, cards = before.figures, after.figures, self.cards
        self._show_fewer("broken", before.broken, after.broken)
        self._show_fewer("over", before.over, after.over)
        cards["firsts"].setVisible(sum(after.ranks.values()) > 0)
        cards["firsts"].show_change(_firsts(before), _firsts(after), after.ranks[1] - before.ranks[1], _lost(after))
        cards["faces"].show_change(number(before.faces), number(after.faces), after.faces - before.faces)
        proven = _("the fewest possible") if least.proven else _("at least {n}", n=number(least.repeats))
        self._show_fewer("repeats", old.repeats, new.repeats, proven)
        cards["repeats"].setVisible(proposed.draft.problem.rounds > 1)
        self._show_fewer("known", before.known, after.known)
        fewest = _("at least {n}", n=number(least.balance))
        self._show_fewer("mixed", old.balance, new.balance, fewest)
        cards["mixed"].show()
        self._show_fewer("comfort", old.crowded, new.crowded)
        cards["comfort"].setVisible(old.crowded != new.crowded)

    def _show_fewer(self, name: str, before: int, after: int, caption: str = "") -> None:
        """A figure of which fewer is better; nothing where it is none before and after."""
        self.cards[name].setVisible(bool(before or after))
        self.cards[name].show_change(number(before), number(after), before - after, caption)


def _firsts(sums: Sums) -> str:
    wishing = sum(sums.ranks.values())
    return percent(sums.ranks[1] / wishing) if wishing else percent(0)


def _lost(sums: Sums) -> str:
    return n_("{n} with none of theirs", "{n} with none of theirs", sums.ranks[0]) if sums.ranks[0] else ""
