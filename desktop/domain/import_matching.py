"""Finds the person of the community whom a row of a list is about."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, NamedTuple

from desktop.domain.names import after_lossy_encoding, fold, full_name, name_key
from desktop.domain.value_texts import split_name
from desktop.domain.words import Words, words

Values = Mapping[str, Any]


class Match(NamedTuple):
    """Whom a row is about: the ids that fit, the best first. `sure` when the first one is beyond doubt."""

    ids: tuple[str, ...]
    sure: bool
    reason: Words | None = None


NOBODY = Match((), sure=True)


def named(texts: Mapping[str, str]) -> tuple[str, str]:
    """Given and family name of a row, from its own columns or from the full name; no letter is altered."""
    given, family = texts.get("given_name", ""), texts.get("family_name", "")
    if given or family:
        return given, family
    full = texts.get("full_name", "")
    given, last = split_name(full)
    if last is None:
        given, _, last = full.partition(" ")
    return given, last


class People:
    """The people of the community, found by number, e-mail address or name; rows that make new ones join them."""

    def __init__(self, people: Mapping[str, Values]) -> None:
        self._values: dict[str, Values] = dict(people)
        self._numbered: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
        self.numbers = {v["external_id"]: id_ for id_, v in people.items() if v["external_id"]}
        self.all_have_numbers = len(self.numbers) == len(people)
        self._emails = _Index(self._values, lambda v: v.get("email", "").casefold())
        self._names = _Index(self._values, lambda v: name_key(v.get("given_name", ""), v.get("family_name", "")))
        self._lossy = _Index(self._values, lambda v: after_lossy_encoding(_full_name(v)))

    @property
    def values(self) -> dict[str, Values]:
        """Id -> field -> value."""
        if self._numbered:
            self._values.update((id_, dict(zip(names, cells, strict=True))) for id_, names, cells in self._numbered)
            self._numbered.clear()
        return self._values

    def add_numbered(self, id_: str, number: str, names: tuple[str, ...], cells: tuple[str, ...]) -> bool:
        """Add whoever has a number if that is somebody new for certain, who may take this id: everybody known has
        another number. The cells become values once a row asks for more than the number."""
        if number in self.numbers or id_ in self._values or not self.all_have_numbers:
            return False
        self.numbers[number] = id_
        self._numbered.append((id_, names, cells))
        return True

    def add(self, id_: str, values: Values) -> None:
        self.values[id_] = values
        number = values.get("external_id")
        if number:
            self.numbers.setdefault(number, id_)
        else:
            self.all_have_numbers = False

    def match(self, texts: Mapping[str, str]) -> Match:
        """Find whom a row is about by number, else by address and name, else by name alone."""
        assert self.values is self._values  # those added by number alone have their values now
        number = texts.get("external_id")
        if number:
            id_ = self.numbers.get(number)
            if id_ is not None:
                return Match((id_,), sure=True)
            if self.all_have_numbers:
                return NOBODY
        email = texts.get("email", "").casefold()
        if email and (ids := self._emails[email]):
            return self._by_email(texts, ids, number)
        return self._another_number(texts, email) if number else self._by_name(texts, email)

    def by_full_name(self, text: str) -> Match:
        """Find a person named in running text, such as "Paul BROWN"."""
        assert self.values is self._values
        return self._by_name({"full_name": text}, "")

    def name_of(self, id_: str) -> str:
        return _full_name(self.values[id_])

    def _by_email(self, texts: Mapping[str, str], ids: list[str], ref: str | None) -> Match:
        given, family = named(texts)
        if ref and not any(self.values[id_].get("external_id") in ("", None) for id_ in ids):
            return self._another_number(texts, "")
        if not given and not family:
            return Match((ids[0],), sure=True) if len(ids) == 1 else _several(ids)
        agreeing = [id_ for id_ in ids if self._agrees(id_, given, family)]
        if len(agreeing) == 1:
            return Match((agreeing[0],), sure=True)
        if agreeing:
            return _several(agreeing)
        if len(ids) > 1:
            # a shared mailbox: its people are told apart by name, so another name is another person
            return self._by_name(texts, "")
        return Match(
            tuple(ids), sure=False, reason=words("Same e-mail as {name}, another name.", name=self.name_of(ids[0]))
        )

    def _agrees(self, id_: str, given: str, family: str) -> bool:
        theirs, mine = self.name_of(id_), full_name(given, family)
        if "?" in mine and after_lossy_encoding(theirs) == mine.casefold():
            return True
        mine_words, their_words = set(fold(mine).split()), set(fold(theirs).split())
        return bool(mine_words & their_words) or (not mine_words and "?" not in mine and mine == theirs)

    def _by_name(self, texts: Mapping[str, str], email: str) -> Match:
        given, family = named(texts)
        key = name_key(given, family)
        ids = self._names[key] if key else []
        if not ids and "?" in full_name(given, family):
            return self._by_lossy_name(full_name(given, family))
        if len(ids) == 1:
            known = self.values[ids[0]].get("email", "")
            if email and known and known.casefold() != email:
                return Match((ids[0],), sure=False, reason=words("Same name, another e-mail ({email}).", email=known))
            return Match((ids[0],), sure=True)
        return _several(self._narrowed(ids, given, family, texts)) if ids else NOBODY

    def _another_number(self, texts: Mapping[str, str], email: str) -> Match:
        """A row with a number that nobody has: another person, but for those who have no number yet."""
        found = self._by_name(texts, email)
        unnumbered = tuple(id_ for id_ in found.ids if not self.values[id_].get("external_id"))
        return found._replace(ids=unnumbered) if unnumbered else NOBODY

    def _by_lossy_name(self, name: str) -> Match:
        ids = self._lossy[name.casefold()]
        if len(ids) == 1:
            reason = words("Letters were lost on the way: probably {name}.", name=self.name_of(ids[0]))
            return Match((ids[0],), sure=False, reason=reason)
        return _several(ids) if ids else NOBODY

    def _narrowed(self, ids: list[str], given: str, family: str, texts: Mapping[str, str]) -> list[str]:
        """Only those whose names stand in this order, if any; those from the row's unit or site first."""
        order = (fold(given), fold(family))
        ids = [i for i in ids if order == self._order(i)] or ids
        said = [(name, fold(texts[name])) for name in ("unit", "site") if texts.get(name)]
        return sorted(ids, key=lambda id_: -sum(fold(self.values[id_].get(name, "")) == text for name, text in said))

    def _order(self, id_: str) -> tuple[str, str]:
        values = self.values[id_]
        return fold(values.get("given_name", "")), fold(values.get("family_name", ""))


class _Index:
    """People by one of their traits, indexed when first asked for: most lists are matched by number alone."""

    def __init__(self, values: Mapping[str, Values], trait: Callable[[Values], str]) -> None:
        self._values = values
        self._trait = trait
        self._ids: dict[str, list[str]] = {}
        self._done = 0

    def __getitem__(self, key: str) -> list[str]:
        if self._done < len(self._values):
            # people are only ever added, so those not indexed yet are the last ones
            for id_ in islice(self._values, self._done, None):
                self._ids.setdefault(self._trait(self._values[id_]), []).append(id_)
            self._done = len(self._values)
        return self._ids.get(key, [])


def _full_name(values: Values) -> str:
    return full_name(values.get("given_name", ""), values.get("family_name", ""))


def _several(ids: list[str]) -> Match:
    if len(ids) == 1:
        return Match((ids[0],), sure=True)
    return Match(tuple(ids), sure=False, reason=words("{count} people have this name.", count=len(ids)))
