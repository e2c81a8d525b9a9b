"""Rules of a round that cannot all hold, made smaller until none can be dropped.

The irreducible set is found by halving (QuickXplain, Junker 2004); a set counts as clashing only when a quick
check proves it or the exhaustive search has gone through every seating.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from desktop.domain.breakout_rules import block_of, quick_findings
from desktop.domain.breakout_sentences import rule_sentence, rules_cannot_all_hold
from desktop.domain.breakout_start import seat_quickly, seat_thoroughly
from desktop.domain.breakout_tables import Tables, tables
from desktop.domain.breakouts import NUMBERS, Finding, Problem, Rule

LIMIT = 5000
EFFORT = 60_000
"""People and rules in the sets tried for one answer, about a second; findings left then are told as they are."""
MOST_REASONS = 3
"""Rules beside those of the sentence that are told one by one."""
TOLD = {
    "together_open": {"together"}, "together_size": {"together"}, "together_rooms": {"together"},
    "apart_rooms": {"apart"}, "seats_least": {"least"}, "crowd_least": {"least"}, "hosts": {"hosts"},
    "hosts_rooms": {"hosts"},
}  # fmt: skip
"""Kinds of rules that the sentence of a finding tells by itself; all of them where a finding is not listed."""


def clashing_rules(tables: Tables) -> tuple[Finding, ...]:
    """What the quick checks find against the problem, each clash once and with an irreducible set of rules."""
    found: list[Finding] = []
    effort = [EFFORT]
    seen: list[tuple[Problem, list[Finding]]] = []
    for t in tables.judged.tolist():
        quick = quick_findings(tables, t)
        if not quick:
            continue
        one = one_round(tables.problem, t)
        known = next((findings for other, findings in seen if other == one), None)
        if known is None:
            known = [reduced(tables, one, finding, effort) for finding in quick]
            seen.append((one, known))
        found += [replace(finding, round=t) for finding in known]
    return merged(found)


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The same clash in several rounds as one finding; of two with the same rules, the first."""
    found: dict[object, Finding] = {}
    for finding in findings:
        told = (finding.rule, str(finding.sentence(NUMBERS)))
        key = frozenset(finding.rules) if finding.rules and finding.irreducible else told
        first = found.setdefault(key, finding)
        if finding.round not in (first.round, *first.also):
            found[key] = replace(first, also=(*first.also, finding.round))
    return tuple(found.values())


def reduced(whole: Tables, one: Problem, finding: Finding, effort: list[int]) -> Finding:
    """The finding with rules none of which can be dropped, and those told that its sentence does not name."""
    if finding.rule == "seats":
        return finding
    rules, irreducible = irreducible_rules(one, (candidates(whole, one, finding), rules_of(one)), effort)
    told = TOLD.get(finding.rule, set() if finding.rule == "no_room" else None)
    other = [rule for rule in rules if told is not None and rule.kind not in told]
    reasons = tuple(rule_sentence(whole.problem, finding.round, rule) for rule in other)
    return replace(
        finding, rules=tuple(rules), irreducible=irreducible, reasons=reasons if len(other) <= MOST_REASONS else ()
    )


def candidates(whole: Tables, one: Problem, finding: Finding) -> list[Rule]:
    """The rules that a finding is about, as far as it says so; for crowds those of its people and their groups."""
    if finding.rules:
        return normal(finding.rules)
    rules = rules_of(one)
    if finding.rule in ("no_room", "crowd"):
        among = {mate for person in finding.people for mate in block_of(whole, finding.round, person)}
        return [rule for rule in rules if rule.kind not in ("apart", "least", "hosts") and among >= people_of(rule)]
    if finding.rule == "crowd_least":
        return [rule for rule in rules if rule.kind not in ("apart", "hosts")]
    hosts = set(one.hosts)
    pins = {rule.item[1]: rule for rule in rules if rule.kind == "pin"}
    return [
        rule
        for rule in rules
        if rule.kind in ("hosts", "least")
        or (rule.kind not in ("apart", "least") and people_of(rule) & hosts)
        or rule in pins.values()
    ]


def people_of(rule: Rule) -> set[int]:
    return set(rule.item if rule.kind in ("together", "apart") else rule.item[:1])


def normal(rules: Iterable[Rule]) -> list[Rule]:
    """Each rule once, pairs in order."""
    pairs = ("together", "apart")
    return list(dict.fromkeys(Rule(r.kind, tuple(sorted(r.item)) if r.kind in pairs else r.item) for r in rules))


def smallest_clash(problem: Problem, t: int) -> tuple[Finding, ...]:
    """A finding for rules of the round that clash, where no quick check sees it; the round is proven impossible."""
    one = one_round(problem, t)
    rules, irreducible = irreducible_rules(one, (rules_of(one),), [10 * EFFORT])
    if not rules:
        return ()
    people = sorted(set().union(*(people_of(rule) for rule in rules if rule.kind != "least")))
    rooms = sorted({rule.item[-1] for rule in rules if rule.kind in ("pin", "closed", "least")})
    sentence = rules_cannot_all_hold(problem, t, rules, irreducible=irreducible)
    later = range(t + 1, problem.rounds)
    also = tuple(s for s in later if s not in problem.done and one_round(problem, s) == one)
    return (Finding("clash", t, tuple(people), tuple(rooms), sentence, tuple(rules), irreducible, also),)


def irreducible_rules(one: Problem, sets: Sequence[list[Rule]], effort: list[int]) -> tuple[list[Rule], bool]:
    """Rules that clash, and whether it is known that none of them can be dropped; takes from the effort left.

    Of the first of the sets that is seen to clash; of the last as it is when none is.
    """
    sure = [True]

    def clash(some: list[Rule]) -> bool:
        effort[0] -= one.n + 10 * len(some)
        if effort[0] < 0:
            sure[0] = False
            return False
        compiled = tables(with_rules(one, some))
        if quick_findings(compiled, 0):
            return True
        if seat_quickly(compiled, 0, 0, 3) is not None:
            return False
        seated = seat_thoroughly(compiled, 0, LIMIT)
        sure[0] &= seated.proven or seated.row is not None
        return seated.proven

    clashing = next((rules for rules in sets if clash(rules)), None)
    if clashing is None:
        return sets[0] if effort[0] < 0 else sets[-1], False
    sure[0] = True
    return irreducible([], clashing, clash, changed=False), sure[0]


def irreducible(
    kept: list[Rule], rules: list[Rule], clash: Callable[[list[Rule]], bool], *, changed: bool
) -> list[Rule]:
    """The rules of `rules` that are needed, beside `kept`, for a clash."""
    if changed and clash(kept):
        return []
    if len(rules) <= 1:
        return rules
    half = len(rules) // 2
    first, second = rules[:half], rules[half:]
    needed = irreducible(kept + first, second, clash, changed=bool(first))
    return irreducible(kept + needed, first, clash, changed=bool(needed)) + needed


def one_round(problem: Problem, t: int) -> Problem:
    """The hard rules of one round as a problem of its own."""
    there = set(problem.present(t))
    return Problem(
        n=problem.n,
        rounds=1,
        rooms=(problem.rooms[t],),
        attend=(problem.attend[t],),
        apart=tuple(pair for pair in problem.apart if there.issuperset(pair)),
        together=tuple(pair for pair in problem.together if there.issuperset(pair)),
        pins=tuple((p, 0, k) for p, r, k in problem.pins if r == t and p in there),
        closed=tuple((p, 0, k) for p, r, k in problem.closed if r == t and p in there),
        step_free=tuple(p for p in problem.step_free if p in there),
        hosts=tuple(p for p in problem.hosts if p in there),
        hosts_need=problem.hosts_need,
    )


def rules_of(one: Problem) -> list[Rule]:
    """Every rule of one round."""
    rules = [Rule("together", pair) for pair in one.together]
    rules += [Rule("apart", pair) for pair in one.apart]
    rules += [Rule("pin", (person, room)) for person, _, room in one.pins]
    rules += [Rule("closed", (person, room)) for person, _, room in one.closed]
    rules += [Rule("step_free", (person,)) for person in one.step_free]
    rules += [Rule("least", (room,)) for room, place in enumerate(one.rooms[0]) if place.min]
    return normal(rules + ([Rule("hosts")] if one.hosts_need else []))


def with_rules(one: Problem, rules: Iterable[Rule]) -> Problem:
    """The round with these rules only; sizes at most, and who is there, are no rules."""
    items: dict[str, list[tuple[int, ...]]] = {}
    for rule in rules:
        items.setdefault(rule.kind, []).append(rule.item)
    least = {item[0] for item in items.get("least", ())}
    rooms = tuple(replace(place, min=place.min if room in least else 0) for room, place in enumerate(one.rooms[0]))
    return replace(
        one,
        rooms=(rooms,),
        together=tuple((i, j) for i, j in items.get("together", ())),
        apart=tuple((i, j) for i, j in items.get("apart", ())),
        pins=tuple((person, 0, room) for person, room in items.get("pin", ())),
        closed=tuple((person, 0, room) for person, room in items.get("closed", ())),
        step_free=tuple(item[0] for item in items.get("step_free", ())),
        hosts_need=one.hosts_need if "hosts" in items else 0,
    )
