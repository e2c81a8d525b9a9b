"""The session summary: true figures, in reading order, on one page, and nothing that gives a person away."""

from collections.abc import Sequence
from datetime import date, datetime

import pytest

from desktop.documents.summary import Outcome, Promise, SessionSummary, render_summary
from desktop.domain.feedback import Kind, Question, Result, summarise

SCALE = Question("L’objectif était clair", Kind.SCALE)
ROTI = Question("Retour sur temps investi", Kind.ROTI)
NPS = Question("Recommandation (0 à 10)", Kind.NPS)
CHOICE = Question("Quel format ?", Kind.CHOICE, ("Codéveloppement", "Marché aux idées", "Table ronde"))
MANY = Question("Ce qui aide", Kind.MANY, tuple(f"Aide {i}" for i in range(9)))


def scale(*counts: int, text: str = SCALE.text) -> Result:
    answers = [step for step, n in enumerate(counts, 1) for _ in range(n)]
    return summarise(Question(text, Kind.SCALE), answers)


def full(**others: object) -> SessionSummary:
    values = {
        "title": "Atelier : déléguer sans lâcher",
        "room": "Salle Cézanne",
        "starts": datetime(2026, 11, 21, 11, 0),
        "ends": datetime(2026, 11, 21, 12, 15),
        "facilitators": ("Camille Lefèvre", "Inès Guérin"),
        "registered": 48,
        "present": 42,
        "answers": 38,
        "results": (
            scale(1, 2, 5, 16, 14),
            summarise(ROTI, [1] + [2] * 3 + [3] * 9 + [4] * 14 + [5] * 11),
            summarise(NPS, [2, 4, 5, 5, 6, 6, 6] + [7] * 6 + [8] * 8 + [9] * 9 + [10] * 8),
        ),
        "outcomes": (Outcome("Idées", ("Binômes entre directions", "Un point à trois semaines")),),
        "quotes": ("J’ai osé dire non.",),
        "commitments": (Promise("Oumar Traoré", "proposer un créneau", "Inès Guérin", date(2026, 12, 12)),),
    }
    return SessionSummary(**{**values, **others})


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_it_reads_in_order(french, read) -> None:
    text = plain(read(render_summary(full(), french).pdf)[0])
    parts = (
        "Atelier : déléguer sans lâcher", "Salle Cézanne · 21 novembre 2026 · 11 h 00 – 12 h 15",
        "animé par Camille Lefèvre, Inès Guérin", "Présents 42 sur 48 inscrits", "Réponses 38 90 % des présents",
        "Comment la séance a été vécue", "L’objectif était clair", "Retour sur temps investi",
        "Recommandation (0 à 10)", "Idées", "Binômes entre directions", "« J’ai osé dire non. »", "Engagements pris",
        "Oumar Traoré proposer un créneau", "12 décembre", "1 / 1",
    )  # fmt: skip
    found = [text.find(part) for part in parts]
    assert -1 not in found, parts[found.index(-1)]
    assert found == sorted(found)


def test_its_figures_are_those_of_the_answers(english, read) -> None:
    text = plain(read(render_summary(full(), english).pdf)[0])
    assert "90% of those present" in text
    assert "Median ROTI 4 half of the answers from 3 to 5" in text
    promoters, detractors, n = 17, 7, 38
    assert f"+{100 * (promoters - detractors) / n:.0f}" in text
    assert "med. 4" in text
    for percent in ("13", "42", "37"):
        assert percent in text


def test_few_answers_show_the_interval_of_a_net_score_first(english, read) -> None:
    result = summarise(NPS, [9] * 6 + [7] * 3 + [3] * 3)
    text = plain(read(render_summary(full(results=(result,)), english).pdf)[0])
    low, high = result.net_score.low, result.net_score.high
    assert f"\u2212{-low:.0f} to +{high:.0f} NPS +25, only 12 answers" in text


def test_a_middle_half_that_is_one_step_is_said_as_that_step(english, read) -> None:
    text = plain(read(render_summary(full(results=(summarise(ROTI, [4] * 12),)), english).pdf)[0])
    assert "Median ROTI 4 at least half answered 4" in text


def test_under_five_answers_nothing_is_told(english, read) -> None:
    few = (summarise(ROTI, [1, 5, 5, 5]), scale(0, 0, 1, 0, 3), summarise(NPS, [0, 10, 10, 10]))
    text = read(render_summary(full(results=few, answers=4), english).pdf)[0]
    assert text.count("too few answers to be shown") == 3
    assert "ROTI 4" not in text
    assert "NPS" not in text
    assert "J’ai osé" not in text
    assert "Fewer than 5 answers are not shown" in text


def test_what_was_not_asked_or_said_leaves_no_heading(english, read) -> None:
    text = read(render_summary(SessionSummary("Café"), english).pdf)[0]
    assert plain(text) == "Café 1 / 1"
    text = read(render_summary(full(results=(), outcomes=(Outcome("Empty", ("", " ")),), quotes=()), english).pdf)[0]
    for heading in ("How it was", "Empty", "own words", "Recommendation"):
        assert heading not in text


CROWDS = {
    "lists": {
        "outcomes": tuple(Outcome(f"Column {i}", ("a long line that needs two of them " * 2,) * 30) for i in range(6)),
        "quotes": ("word " * 90,) * 40,
        "commitments": (Promise("Anne-Élisabeth Hautecœur-Saint-Rémy d’Aubigné", "what " * 40, "whom " * 20),) * 40,
    },
    "scales": {"results": tuple(scale(1, 2, 5, 16, 14, text="Une question bien longue " * 6) for _ in range(8))},
    "choices": {"results": (*(summarise(CHOICE, [0, 0, 1, 2, 1]),) * 4, *(summarise(MANY, [(0, 8)] * 7),) * 4)},
    "columns": {"results": (summarise(ROTI, [3] * 9), summarise(NPS, [9] * 9)) * 4},
    "long": {"title": "Z" * 200_000, "room": "Z " * 100_000, "facilitators": ("Z" * 200_000,) * 9},
}  # fmt: skip


@pytest.mark.parametrize(
    "crowds",
    [*([name] for name in CROWDS), ["lists", "choices", "long"], ["lists", "scales", "long"], ["lists", "columns"]],
)
def test_up_to_eight_questions_take_one_page_and_nothing_runs_into_the_foot(
    crowds: list[str], english, look, read
) -> None:
    values: dict[str, object] = {}
    for crowd in crowds:
        values |= CROWDS[crowd]
    made = render_summary(full(**values), english)
    pages = look(made.pdf, 127)  # five dots a millimetre
    assert len(pages) == 1
    assert (pages[0][5 * 277 + 3 : 5 * 280] == 255).all()
    assert (pages[0][:, : 5 * 19] > 200).all()
    assert (pages[0][:, 5 * 191 :] > 200).all()
    if "lists" in crowds:
        assert "more" in read(made.pdf)[0]
        assert made.warnings


def test_what_is_shown_and_what_is_left_add_up(french, read) -> None:
    lines = tuple(f"idée numéro {i}." for i in range(40))
    made = render_summary(full(outcomes=(Outcome("Idées", lines),)), french)
    text = plain(read(made.pdf)[0])
    shown = sum(line in text for line in lines)
    assert f"et {40 - shown} autres" in text
    assert [warning.values["n"] for warning in made.warnings] == [40 - shown]


def test_more_than_eight_questions_take_more_pages_that_are_counted(english, read) -> None:
    results: Sequence[Result] = [scale(1, 2, 5, 16, 14, text=f"Question {i}") for i in range(30)]
    pages = [plain(text) for text in read(render_summary(full(results=tuple(results)), english).pdf)]
    assert len(pages) == 2
    for number, page in enumerate(pages, 1):
        assert page.endswith(f"{number} / 2")
    assert all(any(f"Question {i} " in page for page in pages) for i in range(30))


def test_typed_markup_is_printed_as_typed(english, read) -> None:
    made = render_summary(full(title="<b>x</b> {n} %s &amp;", quotes=("=HYPERLINK(1) <i>",)), english)
    text = read(made.pdf)[0]
    assert text.startswith("<b>x</b> {n} %s &amp;")
    assert "=HYPERLINK(1) <i>" in text


def test_the_file_has_a_title_and_a_language_and_is_the_same_each_time(french) -> None:
    first = render_summary(full(title="Cafe"), french).pdf
    assert first == render_summary(full(title="Cafe"), french).pdf
    assert b"/Title (Cafe)" in first
    assert b"/Lang (fr)" in first
    assert len(first) < 40_000


LONG = "Quinze minutes debout chaque lundi : une nouvelle, un problème, une aide, et personne qui reste assis trop loin"


def test_no_line_is_cut_while_the_page_has_room(french, read) -> None:
    outcomes = tuple(Outcome(heading, (LONG, LONG)) for heading in ("Idées", "Pratiques", "Décisions"))
    made = (Promise("Oumar Traoré", LONG, "Inès Guérin", date(2026, 12, 12)),)
    rendered = render_summary(full(outcomes=outcomes, commitments=made, quotes=(LONG * 3,)), french)
    [text] = [plain(page) for page in read(rendered.pdf)]
    assert "…" not in text
    assert text.count("assis trop loin") >= 7
    assert not rendered.warnings


def test_lines_are_cut_before_any_is_left_out_and_both_are_told(english, read) -> None:
    outcomes = tuple(Outcome(heading, (LONG * 3,) * 5) for heading in ("Ideas", "Practices", "Decisions"))
    made = tuple(Promise("Oumar Traoré", LONG * 3, "Inès Guérin", date(2026, 12, 12)) for _ in range(6))
    rendered = render_summary(full(outcomes=outcomes, commitments=made), english)
    assert len(read(rendered.pdf)) == 1
    told = " ".join(word.template for word in rendered.warnings)
    assert "cut at" in told
