"""What can stand on the summary of a session, and how close things stand there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, TypeVar

from desktop.documents.drawing import MM
from desktop.domain.feedback import Result
from desktop.domain.words import Words, words_n

Part = Literal["outcomes", "quotes", "commitments"]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A column of what came out of the session, under its heading: ideas, good practices, decisions."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as it was made."""

    owner: str
    what: str
    with_whom: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """All that can stand on the page; what is empty or None is left out. `answers` are forms handed in."""

    title: str
    room: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    facilitators: tuple[str, ...] = ()
    registered: int | None = None
    present: int | None = None
    answers: int | None = None
    results: tuple[Result, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    quotes: tuple[str, ...] = ()
    commitments: tuple[Promise, ...] = ()


@dataclass
class Density:
    """How close things stand, 0 roomy to 1 tight and beyond in need; how many items its lists show.

    `lines` is how many lines an item may take before it is cut.
    """

    tightness: float
    most: Mapping[Part, int]
    lines: int = 2
    warnings: list[Words] = field(default_factory=list)

    def between(self, roomy: float, tight: float) -> float:
        """A measure in points from two in mm."""
        return MM * (roomy + (tight - roomy) * self.tightness)

    def tell_cut(self, heading: str, n: int) -> None:
        """Note that some items are not printed to their end."""
        if n:
            self.warnings.append(
                words_n("{n} line of “{heading}” is cut at its end.", "{n} lines of “{heading}” are cut at their end.",
                        n, heading=heading)
            )  # fmt: skip

    def shown(self, part: Part, items: Sequence[Item], heading: str) -> tuple[Sequence[Item], int]:
        """The items that are shown, and how many are not; one left over is shown in place of "and 1 more"."""
        most = self.most[part]
        if len(items) <= most + 1:
            return items, 0
        shown = items[:most]
        left = len(items) - len(shown)
        self.warnings.append(
            words_n("{n} line of “{heading}” is not on the page.", "{n} lines of “{heading}” are not on the page.",
                    left, heading=heading)
        )  # fmt: skip
        return shown, left
