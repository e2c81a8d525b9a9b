"""Plans the import of a list of rooms."""

from collections.abc import Mapping
from typing import Any

from desktop.domain.ids import derived_id
from desktop.domain.import_matching import Values
from desktop.domain.imports import LEAVE_OUT, SKIP, ListRows, Ops, Plan, RowPlan, Verdict, changed
from desktop.domain.names import fold
from desktop.domain.values import read_capacity, read_yes_no
from desktop.domain.words import words


def plan_rooms(rows: ListRows, event_id: str, rooms: Mapping[str, Values]) -> Plan:
    """Plan the rows of a list of rooms; a room is known by its name."""
    ops, known = Ops(), {fold(values["title"]): id_ for id_, values in rooms.items()}
    planned, seen = [], dict[str, int]()
    for row in rows.rows():
        title, reason = row.texts.get("name", ""), None
        values = _room_values(row.texts)
        id_ = known.get(fold(title))
        verdict: Verdict
        if not title:
            planned.append(RowPlan(row.number, "doubtful", "", words("No name in this row."), (LEAVE_OUT,), SKIP))
            continue
        if id_ in seen:
            verdict, reason = "unchanged", words("Same room as row {row}.", row=seen[id_])
        elif id_ is None:
            id_ = derived_id("room", event_id, fold(title))
            ops.add("room", id=id_, event_id=event_id, title=title, position=len(known), **values)
            known[fold(title)], verdict = id_, "new"
        else:
            edits = changed(rooms[id_], values)
            ops.edit("room", id_, edits)
            verdict = "updated" if edits else "unchanged"
        seen[id_] = row.number
        planned.append(RowPlan(row.number, verdict, title, reason))
    return Plan(planned, ops)


def _room_values(texts: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {name: texts[name] for name in ("floor", "setup", "note") if name in texts}
    capacity = read_capacity(texts.get("capacity", ""))
    if capacity is not None:
        values["capacity"] = capacity[0] * capacity[1] if isinstance(capacity, tuple) else capacity
    if "step_free" in texts:
        values["step_free"] = bool(read_yes_no(texts["step_free"]))
    return values
