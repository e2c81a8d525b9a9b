"""Reads a session from texts, as a row of a programme or a form on the screen gives them."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from desktop.domain.values import DayOrder, read_capacity, read_day, read_session_kind, read_time, read_times

MOST_TABLES = 500
_BETWEEN_HOSTS = re.compile(r"\s*(?:[;&/\n]|,|\bet\b|\band\b)\s*")
_ISO_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")


class SessionSpec(NamedTuple):
    """A session in plain values: times are ISO minutes, `tables` x `seats` what its rounds are held at."""

    title: str
    kind: str
    starts: str
    ends: str
    room: str
    capacity: int | None
    tables: int | None
    seats: int | None
    rounds: int
    round_minutes: int | None
    hosts: tuple[str, ...]
    description: str


def read_session_spec(texts: Mapping[str, str], default_day: str, order: DayOrder = "dmy") -> SessionSpec:
    """Read one row of a programme; what it does not say is empty."""
    day = read_day(texts.get("day", ""), order) or read_day(texts.get("starts", ""), order)
    iso_day = day.isoformat() if day else default_day
    starts, ends = read_time(_clock(texts.get("starts", ""))), read_time(_clock(texts.get("ends", "")))
    if not starts and (both := read_times(texts.get("starts", ""))):
        starts, ends = both
    places = read_capacity(texts.get("capacity", ""))
    tables, seats = places if isinstance(places, tuple) else (None, None)
    rounds = read_capacity(texts.get("rounds", ""))
    minutes = read_capacity(texts.get("round_minutes", ""))
    return SessionSpec(
        title=texts.get("title", ""),
        kind=read_session_kind(texts.get("kind", "")) or "other",
        starts=f"{iso_day}T{starts:%H:%M}" if starts and iso_day else "",
        ends=f"{iso_day}T{ends:%H:%M}" if ends and iso_day else "",
        room=texts.get("room", ""),
        capacity=places if isinstance(places, int) else None,
        tables=min(tables, MOST_TABLES) if tables else None,
        seats=seats,
        rounds=rounds if isinstance(rounds, int) else 1 if tables else 0,
        round_minutes=minutes if isinstance(minutes, int) else None,
        hosts=tuple(name for name in _BETWEEN_HOSTS.split(texts.get("hosts", "").strip()) if name),
        description=texts.get("description", ""),
    )


def _clock(text: str) -> str:
    """The time of an ISO moment, or the text."""
    return text.partition("T")[2] or text if _ISO_MOMENT.match(text) else text


def later(starts: str, minutes: int) -> str:
    """An ISO minute so many minutes later; empty stays empty."""
    return (datetime.fromisoformat(starts) + timedelta(minutes=minutes)).isoformat(timespec="minutes") if starts else ""


def minutes_between(starts: str, ends: str) -> int | None:
    """Whole minutes between two ISO minutes, when both are known."""
    if not (starts and ends):
        return None
    return int((datetime.fromisoformat(ends) - datetime.fromisoformat(starts)).total_seconds() // 60)
