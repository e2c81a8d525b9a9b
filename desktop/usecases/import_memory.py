"""How a list was matched by hand is remembered, so that the next one from the same source comes matched."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.data.lists import ListFile, read_list
from desktop.data.local import read_local, write_local
from desktop.data.store import Store
from desktop.domain.headers import guess_kind, match_columns
from desktop.domain.ids import derived_id
from desktop.domain.list_fields import FIELDS, KINDS, Kind
from desktop.usecases.imports import Draft, Imported, draft_as, run_import
from desktop.usecases.task import NO_TASK, Task

Matched = dict[str, list[str]]
"""Header -> the field of each column of that name, in their order; an empty one is left out."""


def open_list(
    store: Store,
    path: Path,
    *,
    kind: Kind | None = None,
    encoding: str | None = None,
    separator: str | None = None,
    sheet: str | None = None,
) -> Draft:
    """Read a list and take it as the last one with the same headers was taken, else as its columns speak for."""
    file = read_list(path, encoding=encoding, separator=separator, sheet=sheet)
    if kind is None:
        kind = _remembered_kind(store, file) or guess_kind(file.headers, file.rows)
    return draft_known(store, file, kind)


def draft_known(store: Store, file: ListFile, kind: Kind) -> Draft:
    """Take a list for one of this kind, its columns matched as they were the last time, else anew."""
    stored = _remembered(store, file.headers).get("columns")
    matched = stored.get(kind) if isinstance(stored, dict) else None
    columns = _placed(file.headers, matched, kind) if isinstance(matched, dict) else {}
    return Draft(file, kind, columns) if columns else draft_as(file, kind)


def remember_draft(store: Store, draft: Draft) -> None:
    """Remember how a list was matched, unless it would be matched so anyway."""
    file, stored = draft.file, _remembered(store, draft.file.headers)
    guessed = match_columns(draft.kind, file.headers, file.rows)
    if not stored and guessed == dict(draft.columns) and guess_kind(file.headers, file.rows) == draft.kind:
        return
    known = stored.get("columns")
    columns = {**(known if isinstance(known, dict) else {}), draft.kind: _named(file.headers, draft.columns)}
    wanted = {"kind": draft.kind, "columns": columns}
    if wanted != stored:
        write_local(store, _key(file.headers), json.dumps(wanted, ensure_ascii=False))


def import_remembered(
    store: Store, draft: Draft, event_id: str, decisions: Mapping[int, str] | None = None, task: Task = NO_TASK
) -> Imported:
    """Import a list, and remember how it was matched once it is in."""
    imported = run_import(store, draft, event_id, decisions, task)
    remember_draft(store, draft)
    return imported


def _key(headers: Sequence[str]) -> str:
    return f"list.{derived_id('list', *sorted(headers))}"


def _remembered(store: Store, headers: Sequence[str]) -> dict[str, object]:
    stored = read_local(store, _key(headers))
    told = json.loads(stored) if stored else {}
    return told if isinstance(told, dict) else {}


def _remembered_kind(store: Store, file: ListFile) -> Kind | None:
    kind = _remembered(store, file.headers).get("kind")
    return next((known for known in KINDS if known == kind), None)


def _named(headers: Sequence[str], columns: Mapping[int, str]) -> Matched:
    matched: Matched = {}
    for index, header in enumerate(headers):
        matched.setdefault(header, []).append(columns.get(index, ""))
    return matched


def _placed(headers: Sequence[str], matched: Mapping[str, Sequence[str]], kind: Kind) -> dict[int, str]:
    known, met = {field.name for field in FIELDS[kind]}, Counter[str]()
    columns = {}
    for index, header in enumerate(headers):
        fields, nth = matched.get(header, []), met[header]
        met[header] += 1
        if nth < len(fields) and fields[nth] in known:
            columns[index] = fields[nth]
    return columns
