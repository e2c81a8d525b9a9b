"""Sentences for people, kept apart from the language they are read in."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol, Union

Value = Union[str, int, float, bool, None, "Words", tuple["Words", ...]]
"""What stands in a place of a sentence; sentences too, which are told in the same language."""
_PLACE = re.compile(r"\{(\w+)\}")
NO_VALUES: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence with named places, in English; `plural` is used when `values["n"]` asks for it.

    Made by `words` and `words_n`, which the extraction of the catalogues looks for.
    """

    template: str
    values: Mapping[str, Value] = field(default_factory=lambda: NO_VALUES)
    plural: str = ""

    def __str__(self) -> str:
        template = self.plural if self.plural and self.values["n"] != 1 else self.template
        return fill(template, told_values(self.values, str))


def told_values(values: Mapping[str, Value], tell: Callable[["Words"], str]) -> dict[str, Value]:
    """The values of a sentence, with the sentences among them told."""
    told: dict[str, Value] = {}
    for name, value in values.items():
        if isinstance(value, tuple):
            told[name] = " ".join(map(tell, value))
        else:
            told[name] = tell(value) if isinstance(value, Words) else value
    return told


def fill(template: str, values: Mapping[str, Value]) -> str:
    """Put the values in their places. Only plain `{name}`: a template may come from another laptop's file."""
    return _PLACE.sub(lambda place: str(values.get(place[1], place[0])), template)


def words(template: str, /, **values: Value) -> Words:
    """Make a sentence; the template is a plain literal, so that it can be translated."""
    return Words(template, values)


def words_n(one: str, many: str, n: int, /, **values: Value) -> Words:
    """Make a sentence that has a singular and a plural; `{n}` is the number."""
    return Words(one, {**values, "n": n}, many)


class Texts(Protocol):
    """A language: turns sentences and plain literals into it. Views and documents receive one."""

    language: str

    def __call__(self, text: str | Words, /, **values: Value) -> str: ...

    def n(self, one: str, many: str, n: int, /, **values: Value) -> str: ...


class Refused(Exception):  # noqa: N818 - reads as what it is: the app refused to do it
    """Something could not be done. Says what happened, what was kept and what to do."""

    def __init__(self, happened: Words, kept: Words, do: Words) -> None:
        super().__init__(f"{happened} {kept} {do}")
        self.happened = happened
        self.kept = kept
        self.do = do


NOTHING_CHANGED = words("Nothing was changed.")
