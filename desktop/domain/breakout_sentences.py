"""Rules that clash, as sentences with names and numbers."""

from collections.abc import Sequence

from desktop.domain.breakouts import Labels, Problem, Rule, Sentence
from desktop.domain.words import Value, Words, words, words_n

People = Sequence[int]


def rule_sentence(problem: Problem, t: int, rule: Rule) -> Sentence:
    """What a rule of a round asks."""

    def told(names: Labels) -> Words:
        match rule.kind, rule.item:
            case "together", (i, j):
                return words("{first} and {second} are to sit together.", first=names.person(i), second=names.person(j))
            case "apart", (i, j):
                return words(
                    "{first} and {second} are to be kept apart.", first=names.person(i), second=names.person(j)
                )
            case "pin", (person, room):
                return words("{person} is pinned to {room}.", person=names.person(person), room=names.room(t, room))
            case "closed", (person, room):
                return words("{room} is closed to {person}.", person=names.person(person), room=names.room(t, room))
            case "step_free", (person,):
                return words("{person} needs a room without steps.", person=names.person(person))
            case "least", (room,):
                least = problem.rooms[t][room].min
                return words_n(
                    "{room} asks for at least {n} person.", "{room} asks for at least {n} people.", least,
                    room=names.room(t, room),
                )  # fmt: skip
        return words_n("Each open room needs a host.", "Each open room needs {n} hosts.", problem.hosts_need)

    return told


def rules_cannot_all_hold(problem: Problem, t: int, rules: Sequence[Rule], *, irreducible: bool) -> Sentence:
    """The rules one after another; whether the set is known to be without a rule too many."""
    sentences = [rule_sentence(problem, t, rule) for rule in rules]

    def told(names: Labels) -> Words:
        each = tuple(sentence(names) for sentence in sentences)
        if irreducible:
            return words_n(
                "{n} rule cannot be kept. {rules}",
                "{n} rules cannot all be kept; without any one of them the others can. {rules}",
                len(each), rules=each,
            )  # fmt: skip
        return words_n(
            "{n} rule cannot be kept. {rules}",
            "{n} rules cannot all be kept; fewer of them may clash too. {rules}",
            len(each), rules=each,
        )  # fmt: skip

    return told


def few_seats(seats: int, people: int) -> Sentence:
    return lambda _: words("There are {seats} places for {people} people.", seats=seats, people=people)


def few_people(t: int, rooms: People, needed: int, people: int, *, everywhere: bool) -> Sentence:
    """`everywhere`: all who are there are too few; else those who may sit in these rooms."""

    def told(names: Labels) -> Words:
        where = names.rooms_of(t, rooms)
        if everywhere:
            return words_n(
                "{rooms} ask for at least {needed} people together; {n} is there.",
                "{rooms} ask for at least {needed} people together; {n} are there.",
                people, rooms=where, needed=needed,
            )  # fmt: skip
        return words_n(
            "{rooms} ask for at least {needed} people together; {n} may sit there.",
            "{rooms} ask for at least {needed} people together; {n} may sit there.",
            people, rooms=where, needed=needed,
        )  # fmt: skip

    return told


def pinned_twice(t: int, person: int, rooms: People) -> Sentence:
    return lambda names: words(
        "{person} is pinned to more than one room: {rooms}.",
        person=names.person(person), rooms=names.rooms_of(t, rooms),
    )  # fmt: skip


def pinned_with_steps(t: int, person: int, room: int) -> Sentence:
    return lambda names: words(
        "{person} needs a room without steps, but is pinned to {room}, which has some.",
        person=names.person(person), room=names.room(t, room),
    )  # fmt: skip


def pinned_to_closed(t: int, person: int, room: int) -> Sentence:
    return lambda names: words(
        "{person} is pinned to {room}, which is closed to them.",
        person=names.person(person), room=names.room(t, room),
    )  # fmt: skip


def pinned_over(t: int, room: int, places: int, people: People) -> Sentence:
    return lambda names: words_n(
        "{room} has {n} place, {pinned} people are pinned there: {people}.",
        "{room} has {n} places, {pinned} people are pinned there: {people}.",
        places, room=names.room(t, room), pinned=len(people), people=names.persons(people),
    )  # fmt: skip


def through(names: Labels, chain: People) -> Value:
    """Those through whom the two ends of a chain are kept together."""
    return words(" (through {people})", people=names.persons(chain[1:-1])) if len(chain) > 2 else ""


def apart_and_together(chain: People) -> Sentence:
    return lambda names: words(
        "{first} and {second} are to be kept apart, but also to sit together{through}.",
        first=names.person(chain[0]), second=names.person(chain[-1]), through=through(names, chain),
    )  # fmt: skip


def apart_but_pinned(t: int, i: int, j: int, room: int) -> Sentence:
    return lambda names: words(
        "{first} and {second} are to be kept apart, but both are pinned to {room}.",
        first=names.person(i), second=names.person(j), room=names.room(t, room),
    )  # fmt: skip


def together_but_pinned(t: int, chain: People, rooms: tuple[int, int]) -> Sentence:
    return lambda names: words(
        "{first} and {second} are to sit together{through}, but are pinned to {room} and {other}.",
        first=names.person(chain[0]), second=names.person(chain[-1]), through=through(names, chain),
        room=names.room(t, rooms[0]), other=names.room(t, rooms[1]),
    )  # fmt: skip


def group_shut_out(people: People) -> Sentence:
    return lambda names: words(
        "{people} are to sit together, but no room is open to all of them.", people=names.persons(people)
    )


def group_too_large(people: People, places: int) -> Sentence:
    return lambda names: words_n(
        "{people} are to sit together, {count} people; the largest room open to all of them has {n} place.",
        "{people} are to sit together, {count} people; the largest room open to all of them has {n} places.",
        places, people=names.persons(people), count=len(people),
    )  # fmt: skip


def too_many_groups(size: int, groups: int, places: int) -> Sentence:
    return lambda _: words_n(
        "{groups} groups of {size} or more people are to sit together; the rooms have places for {n} such group.",
        "{groups} groups of {size} or more people are to sit together; the rooms have places for {n} such groups.",
        places, groups=groups, size=size,
    )  # fmt: skip


def too_far_apart(people: People, rooms: int) -> Sentence:
    return lambda names: words_n(
        "{people} are all to be kept apart from each other, {count} people; {n} room is open to them.",
        "{people} are all to be kept apart from each other, {count} people; {n} rooms are open to them.",
        rooms, people=names.persons(people), count=len(people),
    )  # fmt: skip


def no_room(person: int) -> Sentence:
    return lambda names: words("No room is open to {person}.", person=names.person(person))


def crowd_in_few_rooms(t: int, people: People, rooms: People, seats: int, *, step_free: bool) -> Sentence:
    def told(names: Labels) -> Words:
        values: dict[str, Value] = {"people": names.persons(people), "rooms": names.rooms_of(t, rooms), "seats": seats}
        if step_free and not rooms:
            return words("No room is without steps; these people need one: {people}.", people=values["people"])
        if step_free:
            return words_n(
                "{n} person needs a room without steps ({people}); there are {seats} places in {rooms}.",
                "{n} people need a room without steps ({people}); there are {seats} places in {rooms}.",
                len(people), **values,
            )  # fmt: skip
        return words_n(
            "{n} person can sit nowhere but in {rooms} ({people}); there are {seats} places.",
            "{n} people can sit nowhere but in {rooms} ({people}); there are {seats} places.",
            len(people), **values,
        )  # fmt: skip

    return told


def few_hosts(need: int, hosts: int, wanted: int) -> Sentence:
    return lambda _: words_n(
        "Each open room needs a host. {wanted} rooms must be open for everybody to sit; {hosts} hosts are there.",
        "Each open room needs {n} hosts. {wanted} rooms must be open for everybody to sit; {hosts} hosts are there.",
        need, hosts=hosts, wanted=wanted,
    )  # fmt: skip


def hosts_out_of_reach(t: int, rooms: People, needed: int, hosts: int) -> Sentence:
    return lambda names: words_n(
        "{rooms} must have {needed} hosts together; {n} host may sit there.",
        "{rooms} must have {needed} hosts together; {n} hosts may sit there.",
        hosts, rooms=names.rooms_of(t, rooms), needed=needed,
    )  # fmt: skip


def nobody_knows(people: People) -> Sentence:
    """The honest word when a round could not be seated and nothing proves that it cannot be."""
    return lambda names: words(
        "No seats were found that keep every rule, nor a proof that there are none. Hardest to seat: {people}.",
        people=names.persons(people),
    )
