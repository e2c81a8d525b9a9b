"""What the answers to a form say, in figures that are honest for small groups and give nobody away."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from typing import NamedTuple, TypeVar

FEWEST_SHOWN = 5
NPS_SCORE_FROM = 30
Z95 = 1.959964

Group = TypeVar("Group", bound=Hashable)
Answer = int | Iterable[int] | str | None
"""A number, an index of an option, the indexes of the ticked options, a text; None when nothing was said."""


class Kind(StrEnum):
    SCALE = "scale"
    ROTI = "roti"
    NPS = "nps"
    CHOICE = "choice"
    MANY = "many"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form. ROTI is asked from 0 or from 1 to 5; `lowest` says which wording was used."""

    text: str
    kind: Kind
    options: tuple[str, ...] = ()
    lowest: int = 1

    def __post_init__(self) -> None:
        if self.kind is Kind.ROTI and self.lowest not in (0, 1):
            raise ValueError("a return on time invested is asked from 0 or from 1 to 5")
        if self.kind in (Kind.CHOICE, Kind.MANY) and len(self.options) < 2:
            raise ValueError("a choice has two options or more")

    @property
    def steps(self) -> range:
        """The values that a numeric answer can take, or the indexes of the options; empty for text."""
        match self.kind:
            case Kind.SCALE:
                return range(1, 6)
            case Kind.ROTI:
                return range(self.lowest, 6)
            case Kind.NPS:
                return range(11)
            case Kind.CHOICE | Kind.MANY:
                return range(len(self.options))
            case Kind.TEXT:
                return range(0)


class Share(NamedTuple):
    """A share between 0 and 1 with the ends of its 95 % interval."""

    share: float
    low: float
    high: float


class NetScore(NamedTuple):
    """A net promoter score from -100 to 100 with the ends of its 95 % interval."""

    score: float
    low: float
    high: float
    is_firm: bool
    """Whether there are enough answers to show the score larger than its interval."""


class Middle(NamedTuple):
    """The median and the ends of the middle half: at least half of the answers lie in lower..upper."""

    median: float
    lower: int
    upper: int


@dataclass(frozen=True, slots=True)
class Result:
    """What one question gave. When `hidden`, there were answers but too few, and no figure but `n` is kept."""

    question: Question
    n: int
    asked: int | None
    hidden: bool
    counts: tuple[int, ...] = ()

    @property
    def middle(self) -> Middle | None:
        if not self.counts or self.question.kind in (Kind.CHOICE, Kind.MANY):
            return None
        return middle(self.counts, self.question.steps)

    @property
    def mean(self) -> float | None:
        """For small print only: the distribution and the median say more."""
        if not self.counts or self.question.kind in (Kind.CHOICE, Kind.MANY):
            return None
        return sum(v * k for v, k in zip(self.question.steps, self.counts, strict=True)) / self.n

    @property
    def favourable(self) -> Share | None:
        """The share of 4 and 5 (top two boxes) of a scale or a return on time invested."""
        if not self.counts or self.question.kind not in (Kind.SCALE, Kind.ROTI):
            return None
        return wilson(sum(self.counts[-2:]), self.n)

    @property
    def shares(self) -> tuple[Share, ...]:
        """Per step or option, of those who answered; several ticks of one person may add up to more than 1."""
        return tuple(wilson(count, self.n) for count in self.counts)

    @property
    def net_score(self) -> NetScore | None:
        return net_promoter_score(self.counts) if self.counts and self.question.kind is Kind.NPS else None


def summarise(question: Question, answers: Iterable[Answer], asked: int | None = None) -> Result:
    """Count the answers to one question; what is not an answer to it is left out and not counted in `n`."""
    steps, n = question.steps, 0
    counts = [0] * len(steps)
    for answer in answers:
        picked = _picked(question, answer)
        n += bool(picked)
        for value in picked:
            if value in steps:
                counts[steps.index(value)] += 1
    hidden = 0 < n < FEWEST_SHOWN
    return Result(question, n, asked, hidden, () if hidden or not n else tuple(counts))


def compare(question: Question, groups: Mapping[Group, Sequence[Answer]]) -> dict[Group, Result]:
    """Results per group, with every group hidden that is too small or would give a small one away."""
    results = {group: summarise(question, answers) for group, answers in groups.items()}
    for group in hidden_groups({group: result.n for group, result in results.items()}):
        results[group] = Result(question, results[group].n, None, hidden=True)
    return results


def hidden_groups(sizes: Mapping[Group, int]) -> frozenset[Group]:
    """Groups that must not be shown when the total of all groups is.

    Primary and complementary suppression (Willenborg and de Waal, Elements of Statistical Disclosure Control,
    2001): groups under five answers are hidden; what is left when the shown groups are taken from the total must
    not be a single group nor fewer than five answers, so the next smallest groups are hidden with them.
    """
    by_size = sorted((size, index, group) for index, (group, size) in enumerate(sizes.items()) if size)
    hidden = [(size, group) for size, _, group in by_size if size < FEWEST_SHOWN]
    rest = [(size, group) for size, _, group in by_size if size >= FEWEST_SHOWN]
    while hidden and rest and (len(hidden) == 1 or sum(size for size, _ in hidden) < FEWEST_SHOWN):
        hidden.append(rest.pop(0))
    return frozenset(group for _, group in hidden)


def middle(counts: Sequence[int], steps: Sequence[int]) -> Middle:
    """Median of the counted values; quartiles as steps of the empirical distribution.

    Quartiles: definition 1 of Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996, because
    "half of the answers lie between" is then true of whole steps.
    """
    n = sum(counts)
    return Middle(
        (_at_rank(counts, steps, (n + 1) // 2) + _at_rank(counts, steps, n // 2 + 1)) / 2,
        _at_rank(counts, steps, -(-n // 4)),
        _at_rank(counts, steps, -(-3 * n // 4)),
    )


def wilson(successes: int, n: int, z: float = Z95) -> Share:
    """Score interval of a share (Wilson 1927, in the form of Brown, Cai and DasGupta 2001): right for small n."""
    if n <= 0:
        raise ValueError("a share needs an answer")
    p = successes / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    margin = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return Share(p, min(p, max(0.0, centre - margin)), max(p, min(1.0, centre + margin)))


def net_promoter_score(counts: Sequence[int], z: float = Z95) -> NetScore:
    """Score of the counts of 0..10: share of 9-10 minus share of 0-6, in points.

    Adjusted Wald interval with three answers added, 3/4 to each end and 3/2 to the middle (Rocks, Interval
    Estimation for the Net Promoter Score, 2016), which holds its 95 % from five answers on.
    """
    n = sum(counts)
    detractors, promoters = sum(counts[:7]), sum(counts[9:])
    p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    margin = z * sqrt((p + d - (p - d) ** 2) / (n + 3))
    score = (promoters - detractors) / n
    low, high = max(-1.0, p - d - margin), min(1.0, p - d + margin)
    return NetScore(100 * score, 100 * min(low, score), 100 * max(high, score), n >= NPS_SCORE_FROM)


def _picked(question: Question, answer: Answer) -> tuple[int, ...]:
    """The valid steps in an answer; (-1,) stands for a text that says something."""
    if question.kind is Kind.TEXT:
        return (-1,) if isinstance(answer, str) and answer.strip() else ()
    if answer is None or isinstance(answer, str | bool):
        return ()
    values = (answer,) if isinstance(answer, int) else tuple(dict.fromkeys(answer))
    if len(values) > 1 and question.kind is not Kind.MANY:
        return ()
    return tuple(value for value in values if value in question.steps)


def _at_rank(counts: Sequence[int], steps: Sequence[int], rank: int) -> int:
    for count, step in zip(counts, steps, strict=True):
        rank -= count
        if rank <= 0:
            return step
    raise ValueError("no answer has that rank")
