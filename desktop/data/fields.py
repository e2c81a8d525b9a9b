"""Texts typed for fields, turned into what the fields hold."""

from collections.abc import Iterable, Mapping
from typing import Any

from desktop.data.journal import types_of
from desktop.data.tables import RECORDS
from desktop.domain.values import read_yes_no
from desktop.domain.words import NOTHING_CHANGED, Refused, words


def typed_values(noun: str, texts: Mapping[str, str], allowed: Iterable[str]) -> dict[str, Any]:
    """Field -> value from field -> text. Refuses a field that is not allowed and a text that does not fit."""
    types, allowed = types_of(RECORDS[noun]), list(allowed)
    values: dict[str, Any] = {}
    for name, text in texts.items():
        if name not in allowed:
            raise Refused(
                words("There is no field {name}.", name=name),
                NOTHING_CHANGED,
                words("Fields: {names}.", names=", ".join(allowed)),
            )
        values[name] = _typed(name, text, types[name])
    return values


def _typed(name: str, text: str, types: tuple[type, ...]) -> Any:
    if str in types:
        return text
    if bool in types:
        value = read_yes_no(text)
        if value is None:
            raise _unfit(name, text, words("Write yes or no."))
        return value
    if type(None) in types and not text.strip():
        return None
    try:
        return int(text)
    except ValueError:
        raise _unfit(name, text, words("Write a whole number.")) from None


def _unfit(name: str, text: str, do: Any) -> Refused:
    return Refused(words("{text} does not fit the field {name}.", text=text, name=name), NOTHING_CHANGED, do)
