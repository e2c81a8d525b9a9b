"""Plans the import of a programme."""

from collections.abc import Mapping, Sequence

from desktop.domain.import_matching import People, Values
from desktop.domain.imports import ListRow, Plan
from desktop.domain.session_planner import ProgrammeState, SessionPlanner
from desktop.domain.session_spec import read_session_spec
from desktop.domain.values import day_order


def plan_programme(rows: Sequence[ListRow], people: Mapping[str, Values], state: ProgrammeState) -> Plan:
    """Plan the rows of a programme. Workshops that start together become one breakout, tables in rounds another."""
    order = day_order([row.texts.get("day", "") for row in rows])
    planner = SessionPlanner(People(people), state)
    planned = [planner.plan(row.number, read_session_spec(row.texts, state.day, order)) for row in rows]
    planner.plan_parallel()
    return Plan(planned, planner.ops)
