"""The statistics of feedback, against figures worked out apart."""

import math
import statistics
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.feedback import (
    FEWEST_SHOWN,
    Kind,
    Question,
    compare,
    hidden_groups,
    middle,
    net_promoter_score,
    summarise,
    wilson,
)

CLEAR = Question("The aim was clear", Kind.SCALE)
NPS = Question("Would you recommend it?", Kind.NPS)
PICKED = Question("Which one?", Kind.CHOICE, ("a", "b", "c"))
TICKED = Question("Which ones?", Kind.MANY, ("a", "b", "c"))
SAID = Question("Anything else?", Kind.TEXT)


def test_a_scale_counts_each_step_and_leaves_no_opinion_out() -> None:
    result = summarise(CLEAR, [1, 3, 4, 4, 5, 5, 5, None], asked=10)
    assert (result.n, result.asked, result.counts) == (7, 10, (1, 0, 1, 2, 3))
    assert result.middle is not None
    assert result.middle.median == 4
    assert result.favourable is not None
    assert result.favourable.share == pytest.approx(5 / 7)


def test_the_range_of_a_roti_is_a_setting() -> None:
    answers = [0, 1, 2, 3, 4, 5]
    assert summarise(Question("ROTI", Kind.ROTI), answers).counts == (1, 1, 1, 1, 1)
    assert summarise(Question("ROTI", Kind.ROTI, lowest=0), answers).counts == (1, 1, 1, 1, 1, 1)
    with pytest.raises(ValueError, match="0 or from 1"):
        Question("ROTI", Kind.ROTI, lowest=2)


def test_answers_that_cannot_be_are_not_counted() -> None:
    assert summarise(CLEAR, [0, 6, -1, True, "5", (1, 2), 3, 3, 3, 3, 3]).counts == (0, 0, 5, 0, 0)
    assert summarise(PICKED, [3, 0, 0, 1, 1, 2, (0, 1)]).counts == (2, 2, 1)


def test_ticks_are_counted_once_a_person_and_shared_by_people() -> None:
    result = summarise(TICKED, [(0, 1), (0,), (0, 0), (0, 2), (0,), ()])
    assert (result.n, result.counts) == (5, (5, 1, 1))
    assert [share.share for share in result.shares] == [1.0, 0.2, 0.2]


def test_a_text_question_counts_who_wrote_something() -> None:
    result = summarise(SAID, ["yes", "  ", "", None, "no"])
    assert (result.n, result.counts, result.hidden) == (2, (), True)


@pytest.mark.parametrize("n", range(FEWEST_SHOWN))
def test_under_five_answers_no_figure_is_kept(n: int) -> None:
    result = summarise(CLEAR, [5] * n)
    assert (result.n, result.hidden, result.counts) == (n, n > 0, ())
    assert (result.middle, result.mean, result.favourable, result.shares) == (None, None, None, ())


@given(st.lists(st.integers(1, 5), min_size=1, max_size=60))
def test_the_middle_half_holds_half_of_the_answers(answers: list[int]) -> None:
    found = middle([answers.count(step) for step in range(1, 6)], range(1, 6))
    assert found.median == statistics.median(answers)
    assert found.lower <= found.median <= found.upper
    assert sum(found.lower <= a <= found.upper for a in answers) * 2 >= len(answers)


sizes = st.dictionaries(st.integers(0, 8), st.integers(0, 14), max_size=8)


@given(sizes)
def test_no_small_group_is_shown_or_follows_from_the_total(groups: dict[int, int]) -> None:
    hidden = hidden_groups(groups)
    assert all(size >= FEWEST_SHOWN or not size for g, size in groups.items() if g not in hidden)
    left = sum(groups[g] for g in hidden)
    if hidden and any(size for g, size in groups.items() if g not in hidden):
        assert left >= FEWEST_SHOWN
        assert len([g for g in hidden if groups[g]]) >= 2


def test_the_second_smallest_group_hides_a_single_small_one() -> None:
    assert hidden_groups({"Lyon": 3, "Nantes": 9, "Lille": 6}) == {"Lyon", "Lille"}
    assert hidden_groups({"Lyon": 1, "Nantes": 9, "Lille": 2, "Metz": 7}) == {"Lyon", "Lille", "Metz"}
    assert hidden_groups({"Lyon": 5, "Nantes": 9, "Lille": 0}) == frozenset()


def test_groups_are_compared_without_the_hidden_ones() -> None:
    results = compare(CLEAR, {"Lyon": [1] * 3, "Nantes": [5] * 9, "Lille": [4] * 6})
    assert {group for group, result in results.items() if result.counts} == {"Nantes"}
    assert (results["Lille"].n, results["Lille"].hidden) == (6, True)


def test_a_wilson_interval_is_the_one_of_the_book() -> None:
    share = wilson(15, 50)  # Brown, Cai and DasGupta's form, computed with scipy's binomtest(15, 50)
    assert (share.low, share.high) == (pytest.approx(0.19103, abs=1e-4), pytest.approx(0.43751, abs=1e-4))
    assert wilson(0, 12).low == 0
    assert wilson(12, 12).high == 1


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share(case: tuple[int, int]) -> None:
    share = wilson(*case)
    assert 0 <= share.low <= share.share <= share.high <= 1


def nps_counts(promoters: int, passives: int, detractors: int) -> list[int]:
    return [detractors, 0, 0, 0, 0, 0, 0, passives, 0, promoters, 0]


def test_a_net_score_has_its_adjusted_wald_interval() -> None:
    score = net_promoter_score(nps_counts(17, 13, 8))
    p, d = 17.75 / 41, 8.75 / 41
    margin = 1.959964 * math.sqrt((p + d - (p - d) ** 2) / 41)
    assert score.score == pytest.approx(100 * 9 / 38)
    assert (score.low, score.high) == (pytest.approx(100 * (p - d - margin)), pytest.approx(100 * (p - d + margin)))
    assert score.is_firm
    assert not net_promoter_score(nps_counts(3, 3, 3)).is_firm


def test_a_net_score_of_all_promoters_stays_on_the_scale() -> None:
    score = net_promoter_score(nps_counts(6, 0, 0))
    assert score.score == score.high == 100
    assert score.low < 80


def coverage(n: int, p: float, d: float) -> float:
    """The exact chance that the interval holds the true score: every outcome of the trinomial, weighed."""
    chance = 0.0
    for promoters, both in combinations(range(n + 2), 2):
        detractors = both - promoters - 1
        passives = n - promoters - detractors
        score = net_promoter_score(nps_counts(promoters, passives, detractors))
        if score.low <= 100 * (p - d) + 1e-9 and score.high >= 100 * (p - d) - 1e-9:
            ways = math.lgamma(n + 1) - sum(math.lgamma(k + 1) for k in (promoters, passives, detractors))
            logs = (promoters * math.log(p), detractors * math.log(d), passives * math.log(1 - p - d))
            chance += math.exp(ways + sum(logs))
    return chance


@pytest.mark.parametrize("n", [5, 8, 12, 20, 38, 60])
def test_the_net_score_interval_keeps_its_promise(n: int) -> None:
    exact = [coverage(n, p, d) for p, d in ((0.45, 0.2), (0.35, 0.3), (0.55, 0.15))]
    assert 0.93 <= statistics.mean(exact) <= 0.97


def test_net_scores_exist_only_for_their_question() -> None:
    assert summarise(NPS, [9, 10, 8, 3, 7]).net_score is not None
    assert summarise(CLEAR, [5] * 9).net_score is None
