"""What groups are composed by: rules that hold always, wishes with a strength each, presets kept for an event."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal, NamedTuple

from desktop.data.breakouts import read_presets
from desktop.data.store import Store
from desktop.data.tables import Breakout, Preset
from desktop.domain.breakouts import Mixing, Weights
from desktop.domain.changes import Added, Changes
from desktop.domain.ids import derived_id
from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words

ATTRIBUTES = ("unit", "site", "level", "seniority", "language", "gender")
"""What people can be mixed by, or kept alike by, in the order of the screen."""
WISHES = ("comfort", "wishes", "meeting", "mixing")
"""The wishes with a slider, in the order in which they count at equal strength."""
STRENGTHS: tuple[float, ...] = (0, 0.25, 1, 2.5)
"""Off, a little, normal, a lot: the prices of a wish, times its usual ones."""
Strength = Literal[0, 1, 2, 3]
COMFORTABLE = 0.9
"""The share of its places up to which a room is comfortable."""
TABLES = Weights(comfort=12)
"""At tables people meet: new encounters first, then mixing."""
CHOSEN = Weights(comfort=60, past=0.5, balance=1, wish={1: 0, 2: 40, 3: 100, 4: 160, 5: 220}, unplaced=400)
"""Where people choose among sessions, their wishes come before new encounters, and those before mixing."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the organiser set for a breakout.

    `managers_apart` and `ambassadors` (one in each group) hold always; `mix` says per attribute whether a group
    mixes it or keeps people alike; the strengths are 0 to 3; `seconds` is the time to think.
    """

    managers_apart: bool = True
    ambassadors: bool = False
    mix: Mapping[str, Mixing] = field(default_factory=lambda: {"unit": "mix", "site": "mix", "level": "mix"})
    comfort: Strength = 1
    wishes: Strength = 2
    meeting: Strength = 2
    mixing: Strength = 2
    seconds: int = 5

    @classmethod
    def read(cls, text: str) -> "Rules":
        """The rules in their text; what is missing or not understood is as it is at first."""
        stored = json.loads(text) if text else {}
        first = cls()
        values: dict[str, Any] = {name: bool(stored.get(name, getattr(first, name))) for name in _SWITCHES}
        for name in WISHES:
            known = stored.get(name) in range(len(STRENGTHS))
            values[name] = stored[name] if known else getattr(first, name)
        mix = stored.get("mix", first.mix)
        pairs = mix.items() if isinstance(mix, dict) else [(name, "mix") for name in mix]
        values["mix"] = {name: how for name, how in pairs if name in ATTRIBUTES and how in ("mix", "alike")}
        return cls(**values, seconds=int(stored.get("seconds", first.seconds)))

    def write(self) -> str:
        return json.dumps(asdict(self))

    def weights(self, *, chosen: bool) -> Weights:
        """The prices of the solver; `chosen` where people choose among sessions."""
        usual = CHOSEN if chosen else TABLES
        factor = {name: STRENGTHS[getattr(self, name)] for name in WISHES}
        return replace(
            usual,
            comfort=usual.comfort * factor["comfort"],
            wish={rank: price * factor["wishes"] for rank, price in usual.wish.items()},
            unplaced=usual.unplaced * factor["wishes"],
            repeat=usual.repeat * factor["meeting"],
            past=usual.past * factor["meeting"],
            balance=usual.balance * factor["mixing"],
            alike=usual.alike * factor["mixing"],
        )


_SWITCHES = ("managers_apart", "ambassadors")


class Named(NamedTuple):
    """A preset: of the house (no id) or kept by the organiser."""

    id: str
    title: Words | str
    rules: Rules


def list_presets(store: Store, event_id: str) -> list[Named]:
    """The four presets of the house, then those kept for the event."""
    with store.read() as reading:
        kept = [Named(row.id, row.title, Rules.read(row.rules)) for row in read_presets(reading, event_id)]
    return house_presets() + kept


def house_presets() -> list[Named]:
    """Four ways to weigh: of everything, wishes first, new faces first, mixed groups first."""
    return [
        Named("", words("Of everything"), Rules()),
        Named("", words("Wishes first"), Rules(wishes=3, meeting=1, mixing=1)),
        Named("", words("New faces first"), Rules(wishes=1, meeting=3, mixing=1)),
        Named("", words("Mixed groups first"), Rules(wishes=1, meeting=1, mixing=3)),
    ]


def apply_preset(rules: Rules, preset: Rules) -> Rules:
    """The strengths and the mix of a preset; what holds always, and the time to think, stay as they are."""
    return replace(preset, managers_apart=rules.managers_apart, ambassadors=rules.ambassadors, seconds=rules.seconds)


def set_rules(store: Store, breakout_id: str, rules: Rules) -> Changes:
    with store.write(words("Change the rules of a breakout")) as work:
        breakout = work.session.get(Breakout, breakout_id)
        if breakout is None:
            raise gone()
        breakout.rules = rules.write()
    return work.changes


def keep_preset(store: Store, event_id: str, title: str, rules: Rules) -> Added:
    """Keep rules under a name for the event; the same name again replaces what was kept."""
    title = title.strip()
    if not title:
        raise Refused(words("A preset needs a name."), NOTHING_CHANGED, words("Type one, such as the kind of event."))
    id_ = derived_id("preset", event_id, title.casefold())
    with store.write(words("Keep the preset {name}", name=title)) as work:
        row = work.session.get(Preset, id_)
        if row is None:
            work.add(Preset(id=id_, event_id=event_id, title=title, rules=rules.write()))
        else:
            row.title, row.rules = title, rules.write()
    return Added(work.changes, id_)


def remove_preset(store: Store, preset_id: str) -> Changes:
    with store.write(words("Remove a preset")) as work:
        work.remove_rows(Preset, [preset_id])
    return work.changes


def gone() -> Refused:
    """Another laptop or an undo has taken a breakout away."""
    return Refused(words("These groups are gone."), NOTHING_CHANGED, words("Choose another session."))
