"""The door's rules: what a scan means for somebody, in colour and words."""

from typing import Literal, NamedTuple

from desktop.domain.words import Words, words

Colour = Literal["ok", "warn", "bad"]
Direction = Literal["in", "out"]


class Passage(NamedTuple):
    """An entry or exit that was noted: ISO time and desk."""

    direction: str
    at: str
    desk: str


class Verdict(NamedTuple):
    """What the door says. `enters` tells whether a passage is to be noted; `reason` is a word for programs."""

    colour: Colour
    reason: str
    headline: Words
    enters: bool


UNKNOWN = Verdict("bad", "unknown", words("Unknown badge"), enters=False)
REVOKED = Verdict("bad", "revoked", words("This badge was replaced by a newer one"), enters=False)
NOT_RECEIVED = Verdict("warn", "not_received", words("Genuine badge, not in this laptop's list yet"), enters=True)


def other_event(title: str) -> Verdict:
    return Verdict("bad", "other_event", words("Badge of another event: {name}", name=title), enters=False)


def judge(status: str, last: Passage | None, direction: Direction, *, anyway: bool) -> Verdict:
    """Judge an entry or exit of a known attendee after their last passage; `anyway` lets pass whom the rules stop."""
    if direction == "out":
        if last is not None and last.direction == "out" and not anyway:
            return Verdict("warn", "already_out", _already(last), enters=False)
        if last is None:
            return Verdict("warn", "not_in", words("Was not noted as in"), enters=True)
        return Verdict("ok", "out", words("Goodbye"), enters=True)
    if status == "cancelled" and not anyway:
        return Verdict("bad", "cancelled", words("Registration cancelled"), enters=False)
    if status == "pending" and not anyway:
        return Verdict("warn", "pending", words("Registration not confirmed"), enters=False)
    if last is not None and last.direction == "in" and not anyway:
        return Verdict("warn", "already", _already(last), enters=False)
    return Verdict("ok", "in", words("Welcome"), enters=True)


def _already(last: Passage) -> Words:
    time = last.at[11:16]
    if last.direction == "out" and last.desk:
        return words("Already out since {time}, {desk}", time=time, desk=last.desk)
    if last.direction == "out":
        return words("Already out since {time}", time=time)
    if last.desk:
        return words("Already in since {time}, {desk}", time=time, desk=last.desk)
    return words("Already in since {time}", time=time)
