"""Feedback forms: the ready-made ones, writing one's own, and reading what was written on paper."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from desktop.domain.feedback import Answer, Kind, Question
from desktop.domain.values import plain_words
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words


class Asked(NamedTuple):
    """A question of a ready-made form, before it has a language."""

    kind: Kind
    title: Words
    choices: tuple[Words, ...] = ()


SESSION_FORM = (
    Asked(Kind.SCALE, words("The objective was clear")),
    Asked(Kind.SCALE, words("I was able to take part")),
    Asked(Kind.SCALE, words("I leave with an idea to try")),
    Asked(Kind.ROTI, words("Return on the time I invested")),
    Asked(
        Kind.CHOICE,
        words("How I leave"),
        (words("Full of energy"), words("Thoughtful"), words("Relieved"), words("Tired")),
    ),
    Asked(Kind.TEXT, words("What I will remember")),
)
"""Three statements, ROTI, a mood and a sentence: what a person fills in standing, in a minute."""
TEMPLATES: Mapping[str, tuple[Asked, ...]] = MappingProxyType(
    {
        "session": SESSION_FORM,
        "roti": (Asked(Kind.ROTI, words("Return on the time I invested")),),
        "weather": (
            Asked(
                Kind.CHOICE,
                words("My weather as I leave"),
                (words("Sun"), words("Bright spells"), words("Clouds"), words("Rain"), words("Storm")),
            ),
        ),
        "nps": (
            Asked(Kind.NPS, words("Would you recommend this to a colleague?")),
            Asked(Kind.TEXT, words("The reason for my figure")),
        ),
    }
)
"""The ready-made forms: of a session, return on time, the weather of the group, recommendation."""
MOST_OPTIONS = 9
"""Options of a choice: one digit each."""


def make_question(kind: Kind, text: str, options: Sequence[str] = (), lowest: int = 1) -> Question:
    """A question as somebody wrote it. Raises Refused when it cannot be asked like that."""
    said = tuple(option.strip() for option in options if option.strip())
    if not text.strip():
        raise Refused(words("A question needs its words."), NOTHING_CHANGED, words("Type what is asked."))
    if kind not in (Kind.CHOICE, Kind.MANY):
        return Question(text.strip(), kind, (), lowest if kind is Kind.ROTI else 1)
    if not 2 <= len(said) <= MOST_OPTIONS:
        raise Refused(
            words("A choice has from 2 to {most} options.", most=MOST_OPTIONS),
            NOTHING_CHANGED,
            words("Write them with a semicolon between two."),
        )
    if len({option.casefold() for option in said}) < len(said):
        raise Refused(words("Two options say the same."), NOTHING_CHANGED, words("Give each option words of its own."))
    return Question(text.strip(), kind, said)


def read_entry(question: Question, text: str) -> Answer:
    """Read what was written for a question: a number, an option by its number, letter or words, or a text.

    Empty or - stand for no answer, and 0 where it is no step of the question. Raises Refused for anything else.
    """
    said = text.strip()
    if question.kind is Kind.TEXT:
        return None if said in ("", "-") else said
    if said in ("", "-") or (said == "0" and 0 not in question.steps):
        return None
    if question.kind in (Kind.CHOICE, Kind.MANY):
        picked = [_option(question, part) for part in _parts(question, said)]
        if None not in picked and (len(picked) == 1 or question.kind is Kind.MANY):
            numbers = [number for number in picked if number is not None]
            return numbers if question.kind is Kind.MANY else numbers[0]
    elif said.isdecimal() and int(said) in question.steps:
        return int(said)
    raise Refused(
        words("{text} is no answer to: {question}", text=said, question=question.text), NOTHING_CHANGED, _fits(question)
    )


def read_entries(questions: Sequence[Question], texts: Sequence[str]) -> list[Answer]:
    """Read a whole form; texts missing at the end are no answers. Raises Refused when there are too many."""
    if len(texts) > len(questions):
        raise Refused(
            words("{count} answers for {n} questions.", count=len(texts), n=len(questions)),
            NOTHING_CHANGED,
            words("Give one answer per question, in their order."),
        )
    padded = [*texts, *[""] * (len(questions) - len(texts))]
    return [read_entry(question, text) for question, text in zip(questions, padded, strict=True)]


def _parts(question: Question, said: str) -> list[str]:
    if question.kind is Kind.CHOICE:
        return [said]
    return [part for part in said.replace(";", ",").split(",") if part.strip()]


def _option(question: Question, said: str) -> int | None:
    """The index of an option that was named by its number from 1, its letter, or the start of its words."""
    said = said.strip()
    if said.isdecimal():
        return int(said) - 1 if 1 <= int(said) <= len(question.options) else None
    if len(said) == 1 and said.isascii() and ord(said.lower()) - ord("a") < len(question.options) and said.isalpha():
        starts = [i for i, option in enumerate(question.options) if plain_words(option).startswith(said.lower())]
        return starts[0] if len(starts) == 1 else ord(said.lower()) - ord("a")
    matches = [i for i, option in enumerate(question.options) if plain_words(option).startswith(plain_words(said))]
    return matches[0] if len(matches) == 1 and plain_words(said) else None


def _fits(question: Question) -> Words:
    if question.kind in (Kind.CHOICE, Kind.MANY):
        options = ", ".join(f"{i} {option}" for i, option in enumerate(question.options, 1))
        return words("Give a number: {options}.", options=options)
    steps = question.steps
    return words("Give a number from {low} to {high}, or - for no answer.", low=steps[0], high=steps[-1])
