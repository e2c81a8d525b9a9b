"""What the import page shows of a plan: its rows by verdict, made behind the window."""

from collections.abc import Mapping
from typing import NamedTuple

from desktop.data.store import Store
from desktop.domain.imports import SKIP, VERDICTS, Plan, RowPlan
from desktop.usecases.imports import Draft, plan_import
from desktop.views.import_words import verdict_word
from desktop.views.table_model import Column
from desktop.views.texts import _, number


class Planned(NamedTuple):
    """A row of the list with what will happen to it; `place` is where it stands among the rows of the file."""

    id: str
    place: int
    plan: RowPlan

    @property
    def left_out(self) -> bool:
        return self.plan.verdict == "doubtful" and self.plan.chosen == SKIP


class Outlook(NamedTuple):
    """What an import would do: all rows, those of each verdict, and how many of them change something."""

    plan: Plan
    rows: Mapping[str, list[Planned]]
    taken: int


def look_ahead(store: Store, draft: Draft, event_id: str, decisions: Mapping[int, str]) -> Outlook:
    """Plan an import, and sort its rows for the screen."""
    plan = plan_import(store, draft, event_id, decisions)
    everything = [Planned(str(row.number), place, row) for place, row in enumerate(plan.rows)]
    rows: dict[str, list[Planned]] = {"all": everything, **{verdict: [] for verdict in VERDICTS}}
    for planned in everything:
        rows[planned.plan.verdict].append(planned)
    return Outlook(plan, rows, plan.taken)


def sum_told(outlook: Outlook) -> str:
    """That each row is accounted for: 612 + 20 + 5 + 3 = 640 rows."""
    counts = " + ".join(number(count) for count in outlook.plan.counts().values())
    return _("{counts} = {n} rows: each is accounted for", counts=counts, n=number(len(outlook.plan.rows)))


def columns() -> list[Column]:
    return [
        Column(_("Row"), lambda r: number(r.plan.number), 68, "number", order=lambda r: r.plan.number),
        Column(_("Who or what"), lambda r: r.plan.about, 150, "strong", stretch=True),
        Column(_("What happens"), lambda r: _verdict(r)[0], 128, "pill", pill=lambda r: _verdict(r)[1]),
        Column(_("Why"), _reason, 180, "muted", stretch=True, gives_way=1),
    ]


def _verdict(row: Planned) -> tuple[str, str]:
    return verdict_word(row.plan.verdict, left_out=row.left_out)


def _reason(row: Planned) -> str:
    """Why a row is doubtful, and what will be done with it."""
    reason = _(row.plan.reason) if row.plan.reason else ""
    chosen = next((_(choice.label) for choice in row.plan.choices if choice.key == row.plan.chosen), "")
    return f"{reason} \u2192 {chosen}" if reason and chosen else reason
