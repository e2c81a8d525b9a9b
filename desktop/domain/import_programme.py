"""Plans the import of a programme."""

from collections.abc import Mapping

from desktop.domain.import_matching import People, Values
from desktop.domain.imports import ListRows, Plan
from desktop.domain.session_planner import ProgrammeState, SessionPlanner
from desktop.domain.session_spec import read_session_spec
from desktop.domain.values import day_order


def plan_programme(
    rows: ListRows, people: Mapping[str, Values], state: ProgrammeState, decisions: Mapping[int, str]
) -> Plan:
    """Plan the rows of a programme. Workshops that start together become one breakout, tables in rounds another."""
    order = day_order([row.texts.get("day", "") for row in rows.rows()])
    planner = SessionPlanner(People(people), state, decisions)
    planned = [planner.plan(row.number, read_session_spec(row.texts, state.day, order)) for row in rows.rows()]
    planner.plan_parallel()
    return Plan(planned, planner.ops)
