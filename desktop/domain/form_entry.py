"""Keying in a paper form: what each key does, so that a form takes about as many keys as it has answers."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.domain.feedback import Answer, Kind, Question
from desktop.domain.forms import read_entry
from desktop.domain.words import Refused, Words, words

BACK, NEXT, ENTER, TEN = "back", "next", "enter", "*"
"""The keys that are no digit and no letter: go back, go on and leave things as they are, Enter, and ten."""


class Turn(NamedTuple):
    """What a key did: `why` says why it could not be taken, `done` that the form is complete."""

    why: Words | None = None
    done: bool = False


TAKEN, DONE = Turn(), Turn(done=True)


class Entry:
    """One form being keyed in. `at` is the question at hand, one past the last when only keeping it is left.

    A digit answers and goes on. A key that cannot be is told why, and nothing is lost by it.
    """

    def __init__(self, questions: Sequence[Question], answers: Sequence[Answer] = ()) -> None:
        self.questions = tuple(questions)
        self.answers: list[Answer] = [*answers] or [None] * len(self.questions)
        self.at = len(self.questions) if answers else 0
        self.furthest = self.at

    @property
    def question(self) -> Question | None:
        """The question at hand; None at the end."""
        return self.questions[self.at] if self.at < len(self.questions) else None

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been answered."""
        return not any(answer is not None for answer in self.answers)

    @property
    def ticked(self) -> frozenset[int]:
        """The steps or options that are answered at the question at hand."""
        return picks(self.answers[self.at]) if self.question else frozenset()

    def texts(self) -> list[str]:
        """The answers as they are written down, in the order of the questions."""
        return [written(question, answer) for question, answer in zip(self.questions, self.answers, strict=True)]

    def go(self, place: int) -> None:
        """Go to a question, answered or not."""
        self.at = max(0, min(place, len(self.questions)))
        self.furthest = max(self.furthest, self.at)

    def press(self, key: str) -> Turn:
        """Do what a key does: a digit, a letter, or one of the named keys."""
        if key == BACK:
            return self._back()
        if key == NEXT:
            self.go(self.at + 1)
            return TAKEN
        question = self.question
        if key == ENTER:
            return self._enter()
        if question is None:
            return Turn(words("Every answer is there. Enter keeps the form, Backspace goes back."))
        if question.kind is Kind.TEXT:
            return Turn(words("Type the text in its field."))
        if key == "0" and 0 not in _steps(question):
            return self._leave_out(question)
        return self._answer(question, "10" if key == TEN and question.kind is Kind.NPS else key)

    def pick(self, step: int) -> Turn:
        """Answer with a step or the index of an option, as a click does."""
        question = self.question
        if question is None or step not in question.steps:
            return Turn(words("Choose a question first."))
        if question.kind is Kind.MANY:
            ticks = self.ticked ^ {step}
            self.answers[self.at] = sorted(ticks) or None
            return TAKEN
        return self._take(step)

    def write(self, text: str) -> None:
        """Write the text of the question at hand; it stays there until Enter."""
        self.answers[self.at] = text.strip() or None

    def _back(self) -> Turn:
        if self.at == 0:
            return Turn(words("This is the first question."))
        self.go(self.at - 1)
        return TAKEN

    def _enter(self) -> Turn:
        """Keep what is there, an answer or none, and go on; at the last question the form is done."""
        self.go(self.at + 1)
        if self.at < len(self.questions):
            return TAKEN
        if self.is_blank:
            return Turn(words("Nothing is answered on this form, so it is not kept."))
        return DONE

    def _leave_out(self, question: Question) -> Turn:
        if question.kind is Kind.MANY and self.ticked:
            return Turn(words("There are ticks here. Press a number again to take its tick away, or Enter to go on."))
        return self._take(None)

    def _answer(self, question: Question, key: str) -> Turn:
        try:
            answer = read_entry(question, key)
        except Refused:
            return Turn(keys_of(question))
        if answer is None:
            return Turn(keys_of(question))
        return self.pick(min(picks(answer)))

    def _take(self, answer: Answer) -> Turn:
        self.answers[self.at] = answer
        self.go(self.at + 1)
        return TAKEN


def picks(answer: Answer) -> frozenset[int]:
    """The steps or options that an answer names."""
    if answer is None or isinstance(answer, str):
        return frozenset()
    return frozenset([answer] if isinstance(answer, int) else answer)


def written(question: Question, answer: Answer) -> str:
    """An answer as `read_entry` reads it; nothing for none, which in a text would else be its words."""
    if answer is None or isinstance(answer, str):
        return answer or ""
    counted_from = 1 if question.kind in (Kind.CHOICE, Kind.MANY) else 0
    return ",".join(str(step + counted_from) for step in sorted(picks(answer)))


def told(question: Question, answer: Answer) -> str:
    """An answer in words: the figure, the options, the text; empty when there is none."""
    if isinstance(answer, str):
        return answer
    steps = sorted(picks(answer))
    if question.kind in (Kind.CHOICE, Kind.MANY):
        return ", ".join(question.options[step] for step in steps)
    return ", ".join(map(str, steps))


def keys_of(question: Question) -> Words:
    """Which keys answer a question."""
    steps = _steps(question)
    if question.kind is Kind.NPS:
        return words("Press 0 to 9, * for 10, or Enter for no answer.")
    if steps[0] == 0:
        return words("Press 0 to {last}, or Enter for no answer.", last=steps[-1])
    if question.kind is Kind.MANY:
        return words("Press 1 to {last} to tick, then Enter.", last=steps[-1])
    return words("Press 1 to {last}, or 0 for no answer.", last=steps[-1])


def _steps(question: Question) -> range:
    """The numbers that answer a question: options are counted from 1."""
    if question.kind in (Kind.CHOICE, Kind.MANY):
        return range(1, len(question.options) + 1)
    return question.steps
