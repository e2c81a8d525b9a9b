"""Paper for a breakout: room lists, table cards, posters for the wall, and the list of moves."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from desktop.data.breakouts import GroupRow, RoundRow, read_places
from desktop.data.file_names import plain_part
from desktop.data.people import AttendeeRow, read_attendees
from desktop.data.store import Store
from desktop.domain.names import fold, full_name
from desktop.domain.session_spec import later
from desktop.domain.words import NOTHING_CHANGED, Refused, Texts, Words, words, words_n
from desktop.usecases.breakout_proposals import MoveLine
from desktop.usecases.breakout_view import SEATED
from desktop.usecases.programme import Programme, get_programme
from desktop.usecases.reports import Document
from desktop.usecases.task import NO_TASK, Task
from desktop.usecases.workspace import get_event

if TYPE_CHECKING:
    from desktop.documents.seating import Seating, Turn

By = Literal["name", "table"]
POSTER_PAPERS = ("a3", "a4")


class _Seats(NamedTuple):
    """A breakout as paper shows it: `people` sit by (round, group), each list by family name."""

    programme: Programme
    breakout_id: str
    event: str
    rounds: list[RoundRow]
    groups: list[GroupRow]
    people: dict[tuple[str, str], list[AttendeeRow]]
    expected: int

    def count(self, round_: RoundRow) -> int:
        """How many have a place in a round."""
        return sum(len(self.people.get((round_.id, group.id), ())) for group in self.groups)

    def title(self, texts: Texts) -> str:
        """The session that is spread over tables, or the time of the workshops."""
        from desktop.documents.wording import clock

        breakout = next(row for row in self.programme.breakouts if row.id == self.breakout_id)
        session = self.programme.session(breakout.session_id)
        starts = _moment(self.rounds[0].starts) if self.rounds else None
        at = clock(starts.time(), texts.language) if starts else ""
        own = session.title if session else breakout.title
        return own or (texts("Workshops at {time}", time=at) if at else texts("Workshops"))

    def hosts(self, group: GroupRow) -> tuple[str, ...]:
        session = self.programme.session(group.session_id)
        return session.hosts if session else ()


def render_breakout_lists(
    store: Store, event_id: str, breakout_id: str, texts: Texts, task: Task = NO_TASK, *, first_only: bool = False
) -> Document:
    """A list for each room or table of each round: who is expected there; or for the first one, to look at."""
    from desktop.documents.room_list import RoomList, Seat, render_room_lists
    from desktop.documents.wording import DOT

    seats = _read_seats(store, event_id, breakout_id)
    title, lists = seats.title(texts), []
    for round_ in seats.rounds:
        turn = [texts("Round {number}", number=round_.number)] if len(seats.rounds) > 1 else []
        for group in seats.groups:
            people = seats.people.get((round_.id, group.id), [])
            rows = tuple(Seat(full_name(r.given_name, r.family_name), r.unit or r.site) for r in people)
            # a table is looked for by its number, a workshop by its room
            head, about = (group.room, group.title) if group.session_id and group.room else (group.title, "")
            said = [about] if about else [title, group.room]
            line = f" {DOT} ".join(part for part in [*turn, *said] if part)
            times = _moment(round_.starts), _end(round_)
            lists.append(RoomList(line, head, rows, *times, seats.hosts(group), seats.event))
    rendered = render_room_lists(lists[:1] if first_only else lists, texts, task.step)
    return Document(rendered.pdf, rendered.warnings, f"{plain_part(seats.event, 'event')}-lists.pdf")


def render_breakout_cards(
    store: Store, event_id: str, breakout_id: str, texts: Texts, task: Task = NO_TASK, *, first_only: bool = False
) -> Document:
    """A folded card for each table or room: its sign, and who sits there in each round."""
    from desktop.documents.table_cards import render_table_cards

    seats = _read_seats(store, event_id, breakout_id)
    rendered = render_table_cards(_seating(seats, texts), texts, task.step, first_only=first_only)
    return Document(rendered.pdf, rendered.warnings, f"{plain_part(seats.event, 'event')}-cards.pdf")


def render_breakout_posters(
    store: Store,
    event_id: str,
    breakout_id: str,
    texts: Texts,
    task: Task = NO_TASK,
    *,
    rounds: Sequence[int] = (),
    by: By = "name",
    paper: str = "a3",
    first_only: bool = False,
) -> Document:
    """Who sits where, for the wall: a poster for each round, or for those with these numbers, or the first of them."""
    from desktop.documents.posters import PAPERS, render_posters

    if paper not in PAPERS:
        raise Refused(
            words("There is no paper {name}.", name=paper),
            NOTHING_CHANGED,
            words("Papers: {names}.", names=", ".join(PAPERS)),
        )
    seats = _read_seats(store, event_id, breakout_id)
    wanted = [round_ for round_ in seats.rounds if not rounds or round_.number in rounds]
    shown = [round_.number for round_ in wanted if seats.count(round_)][: 1 if first_only else None]
    if not shown:
        raise _nobody_placed()
    rendered = render_posters(_seating(seats, texts), texts, rounds=shown, by=by, paper=paper, step=task.step)
    told = [_missing(seats, round_) for round_ in wanted if seats.count(round_) < seats.expected]
    name = f"{plain_part(seats.event, 'event')}-poster{f'-{shown[0]}' if len(shown) == 1 else 's'}.pdf"
    return Document(rendered.pdf, [*told, *rendered.warnings], name)


def render_move_list(
    store: Store, event_id: str, breakout_id: str, moves: Sequence[MoveLine], texts: Texts, task: Task = NO_TASK
) -> Document:
    """Who changes place, for the volunteers; `moves` may be only proposed."""
    from desktop.documents.moves import MoveLine as PrintedMove
    from desktop.documents.moves import MoveSheet, render_moves

    task.step(0, 1)
    if not moves:
        raise Refused(words("Nobody changes place."), NOTHING_CHANGED, words("There is nothing to print."))
    seats = _read_seats(store, event_id, breakout_id, may_be_empty=True)
    turns = tuple(_turn(round_) for round_ in seats.rounds)
    lines = tuple(PrintedMove(m.name, m.unit, m.round, m.before, m.after, m.placeless) for m in moves)
    sheet = MoveSheet(seats.title(texts), lines, turns, seats.event, store.now())
    rendered = render_moves(sheet, texts)
    return Document(rendered.pdf, rendered.warnings, f"{plain_part(seats.event, 'event')}-moves.pdf")


def _read_seats(store: Store, event_id: str, breakout_id: str, *, may_be_empty: bool = False) -> _Seats:
    programme, event = get_programme(store, event_id), get_event(store, event_id)
    with store.read() as reading:
        rows = {row.id: row for row in read_attendees(reading, event_id) if row.status == SEATED}
        places = [place for place in read_places(reading, event_id) if place.attendee_id in rows]
    rounds, groups = programme.rounds_of(breakout_id), programme.groups_of(breakout_id)
    own_rounds, own_groups = {round_.id for round_ in rounds}, {group.id for group in groups}
    people: dict[tuple[str, str], list[AttendeeRow]] = {}
    for place in places:
        if place.round_id in own_rounds and place.group_id in own_groups:
            people.setdefault((place.round_id, place.group_id or ""), []).append(rows[place.attendee_id])
    for seated in people.values():
        seated.sort(key=lambda row: (fold(row.family_name), fold(row.given_name), row.id))
    if not people and not may_be_empty:
        raise _nobody_placed()
    return _Seats(programme, breakout_id, event.title, rounds, groups, people, len(rows))


def _seating(seats: _Seats, texts: Texts) -> "Seating":
    from desktop.documents.seating import SeatedGroup, Seating, Sitter

    groups = []
    for group in seats.groups:
        people = tuple(
            tuple(
                Sitter(row.given_name, row.family_name, row.unit or row.site)
                for row in seats.people.get((round_.id, group.id), ())
            )
            for round_ in seats.rounds
        )
        groups.append(SeatedGroup(group.title, people, group.room, seats.hosts(group)))
    return Seating(seats.title(texts), tuple(_turn(round_) for round_ in seats.rounds), tuple(groups), seats.event)


def _turn(round_: RoundRow) -> "Turn":
    from desktop.documents.seating import Turn

    return Turn(round_.number, _moment(round_.starts), _end(round_))


def _missing(seats: _Seats, round_: RoundRow) -> Words:
    missing = seats.expected - seats.count(round_)
    return words_n(
        "Round {number}: {n} person has no place and is not on the poster.",
        "Round {number}: {n} people have no place and are not on the poster.",
        missing,
        number=round_.number,
    )


def _nobody_placed() -> Refused:
    return Refused(
        words("Nobody has a place yet."), NOTHING_CHANGED, words("Compose the groups first, then print the lists.")
    )


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _end(round_: RoundRow) -> datetime | None:
    return _moment(later(round_.starts, round_.minutes)) if round_.starts and round_.minutes else None
