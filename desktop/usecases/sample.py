"""The sample convention: invented people, their real day, at a quarter past ten in the morning."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from time import time
from typing import NamedTuple

from desktop.data.history import forget_steps
from desktop.data.laptop import Laptop
from desktop.data.lists import read_list
from desktop.data.store import Clock, Store
from desktop.domain.paths import asset
from desktop.domain.session_spec import later
from desktop.domain.values import read_moment
from desktop.domain.words import Texts, Words, words_n
from desktop.usecases.attendees import list_attendees
from desktop.usecases.badges import list_badges, note_printed, render_badge_print
from desktop.usecases.breakout_search import Limits
from desktop.usecases.breakouts import compose_breakout, find_breakout
from desktop.usecases.door import check_in
from desktop.usecases.feedback import add_answer, make_form
from desktop.usecases.imports import Draft, draft_import, run_import, told_import
from desktop.usecases.programme import get_programme
from desktop.usecases.takeaways import add_takeaway
from desktop.usecases.workspace import create_workspace, edit_community, get_event

LISTS = ("people.csv", "registrations.csv", "rooms.csv", "programme.csv", "wishes.csv", "past-tables.csv")
WRITTEN_FOR = datetime(2027, 3, 11, 10, 25)  # noqa: DTZ001 - venue time has no zone
"""The moment at which the lists of the sample show the day."""
MOST_BACK, MOST_ON = timedelta(hours=-8, minutes=-15), timedelta(hours=7)
COMPOSE_STEPS = 300


class Step(NamedTuple):
    """A step of the sample's day, told in words."""

    text: Words


def create_sample(path: Path, laptop: Laptop, texts: Texts, clock: Clock = time) -> Store:
    """Make the sample workspace: lists imported, groups composed, badges printed, the door open since two hours."""
    store = open_sample(path, laptop, texts, clock)
    event = get_event(store).id
    for _ in live_sample_day(store, event, texts):
        pass
    forget_steps(store)
    return store


def open_sample(path: Path, laptop: Laptop, texts: Texts, clock: Clock = time) -> Store:
    """Make an empty workspace for the sample, dated today."""
    today = datetime.fromtimestamp(clock()).date().isoformat()  # noqa: DTZ006 - venue time has no zone
    store = create_workspace(
        path, "Managers en réseau", "Convention des managers", today, laptop,
        language=texts.language, venue="La Halle aux Tilleuls", clock=clock,
    )  # fmt: skip
    edit_community(store, pilot="Nadia")
    return store


def live_sample_day(store: Store, event_id: str, texts: Texts) -> Iterator[Step]:
    """Run the sample's day up to now, and tell each step when it is done."""
    for name in LISTS:
        draft = draft_shifted(asset("sample", name), store.now())
        plan = run_import(store, draft, event_id, copy_first=False).plan
        yield Step(told_import(name, plan))
    for session in _composed_sessions(store, event_id):
        done = compose_breakout(
            store, event_id, find_breakout(store, event_id, session), limits=Limits(60, COMPOSE_STEPS)
        )
        yield Step(words_n("{n} person placed.", "{n} people placed.", done.placed))
    printed = _print_badges(store, event_id, texts)
    yield Step(words_n("{n} badge printed.", "{n} badges printed.", printed))
    yield Step(words_n("{n} entry at the door.", "{n} entries at the door.", _open_door(store, event_id)))
    taken = _take_feedback(store, event_id, texts)
    yield Step(words_n("{n} feedback form.", "{n} feedback forms.", taken))
    yield Step(words_n("{n} takeaway.", "{n} takeaways.", _take_notes(store, event_id)))


def draft_shifted(path: Path, now: datetime) -> Draft:
    """A list of the sample, its days and times moved so that now is the middle of its morning."""
    draft = draft_import(path)
    fields = {
        index: field for index, field in draft.columns.items() if field in ("day", "starts", "ends", "registered_at")
    }
    rows = [
        tuple(_moved(cell, fields.get(index, ""), now) for index, cell in enumerate(row)) for row in draft.file.rows
    ]
    return draft._replace(file=replace(draft.file, rows=rows))


def _moved(cell: str, field: str, now: datetime) -> str:
    if not cell or not field:
        return cell
    if field == "day":
        return now.date().isoformat()
    if field == "registered_at":
        moment = read_moment(cell)
        return (moment + (now - WRITTEN_FOR)).isoformat(" ", "minutes") if moment else cell
    moved = later(f"{WRITTEN_FOR.date()}T{cell}", _minutes_moved(now))
    return moved[11:]


def _minutes_moved(now: datetime) -> int:
    """By how much the day is moved: whole quarters of an hour, none while it is morning, never past midnight."""
    at_same_day = datetime.combine(WRITTEN_FOR.date(), now.time())
    by = at_same_day - WRITTEN_FOR
    if abs(by) < timedelta(minutes=40):
        return 0
    return round(min(max(by, MOST_BACK), MOST_ON).total_seconds() / 900) * 15


def _composed_sessions(store: Store, event_id: str) -> list[str]:
    """The first two breakouts of the day: the afternoon's is left for the visitor to compose."""
    return [breakout.id for breakout in get_programme(store, event_id).breakouts[:2]]


def _print_badges(store: Store, event_id: str, texts: Texts) -> int:
    """Last night's print: all but the six who registered last."""
    attendees = [badge.attendee for badge in list_badges(store, event_id, texts)]
    early = sorted(attendees, key=lambda row: row.registered_at)[:-6]
    printed = render_badge_print(store, event_id, [row.id for row in early], "a6-4", texts).printed
    note_printed(store, printed)
    return len(printed)


def _open_door(store: Store, event_id: str) -> int:
    """Nine in ten come, most of them around half past eight; a few have gone out again."""
    rng, now = random.Random(12), store.now()  # noqa: S311 - invented arrivals
    opened = now - timedelta(minutes=130)
    coming = [row for row in list_attendees(store, event_id) if row.status == "registered"]
    rng.shuffle(coming)
    times = sorted(min(max(rng.gauss(52, 18), 2), 126) for _ in range(int(len(coming) * 0.87)))
    for row, minutes in zip(coming, times, strict=False):
        at = (opened + timedelta(minutes=minutes)).isoformat(timespec="seconds")
        desk = rng.choice(["Entrée A", "Entrée B"])
        check_in(store, event_id, row.id, at=at, desk=desk)
        if rng.random() < 0.04:
            left = (now - timedelta(minutes=rng.randint(3, 9))).isoformat(timespec="seconds")
            check_in(store, event_id, row.id, direction="out", at=max(left, at), desk=desk)
    return len(times)


def _take_feedback(store: Store, event_id: str, texts: Texts) -> int:
    """Paper forms of the opening plenary, as far as they have been keyed in."""
    session = next(s for s in get_programme(store, event_id).sessions if s.kind == "plenary")
    form, rng = make_form(store, event_id, session.id, texts), random.Random(5)  # noqa: S311 - invented answers
    quotes = asset("sample", "quotes.txt").read_text("utf-8").splitlines()
    for number in range(31):
        scales = [
            str(rng.choices(range(1, 6), weights)[0])
            for weights in ((1, 2, 5, 14, 9), (2, 4, 9, 11, 5), (0, 2, 7, 12, 10))
        ]
        roti, mood = (
            str(rng.choices(range(1, 6), (1, 2, 8, 13, 7))[0]),
            str(rng.choices((1, 2, 3, 4), (12, 11, 5, 3))[0]),
        )
        add_answer(store, form, [*scales, roti, mood, quotes[number // 6] if number % 6 == 0 and number < 30 else ""])
    return 31


def _take_notes(store: Store, event_id: str) -> int:
    rows = read_list(asset("sample", "takeaways.csv")).rows
    today = store.now().date()
    for kind, session, who, with_whom, what, days in rows:
        due = (today + timedelta(days=int(days))).isoformat() if days else ""
        texts = {"kind": kind, "session": session, "who": who, "with": with_whom, "what": what, "due": due}
        add_takeaway(store, event_id, texts)
    return len(rows)
