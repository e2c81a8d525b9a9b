"""Changes as lines of an exchange file: written to the byte, read with distrust."""

import json

from desktop.domain.changes import Change

MAX_BODY = 200_000
_INTEGERS = range(-(1 << 63), 1 << 63)


def change_line(change: Change) -> str:
    """A change as a line of an exchange file."""
    return json.dumps(change, ensure_ascii=False, separators=(",", ":"))


def read_change_line(line: str) -> Change:
    """Read a line of an exchange file; raises ValueError for anything that is not a change."""
    parsed, line_bytes = _loads(line), line.encode()
    match parsed:
        case [int(writer), int(seq), int(hlc), str(kind), str(noun), str(record), str(body)]:
            change = Change(writer, seq, hlc, kind, noun, record, body)
        case _:
            raise ValueError("not a change")
    if bool in map(type, parsed) or b"\0" in line_bytes or "\\u0000" in line:
        raise ValueError("not a change")
    short = len(kind) <= 40 and len(noun) <= 40 and len(record) <= 80 and len(body) <= MAX_BODY
    if not (short and writer in _INTEGERS and seq > 0 and hlc in _INTEGERS and hlc >= 0 and seq in _INTEGERS):
        raise ValueError("out of bounds")
    _check_body(kind, _loads(body))
    return change


def _loads(text: str) -> object:
    try:
        return json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError("too deep") from None


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a value")


def _check_body(kind: str, body: object) -> None:
    """Raise ValueError unless the body is one that `fold` and the history can read."""
    match kind, body:
        case "set", {"f": dict(fields), **rest}:
            replaces = rest.get("r", {})
            sound = all(_is_value(value) for value in fields.values())
            sound = sound and isinstance(replaces, dict) and all(_are_ids(ids) for ids in replaces.values())
        case (("remove" | "restore"), {"r": ids}):
            sound = _are_ids(ids)
        case "action", {"label": label, "wall": int(), "count": int(), **rest}:
            json.dumps(label, ensure_ascii=False).encode()
            sound = "undoes" not in rest or _are_ids([rest["undoes"]])
        case (("set" | "remove" | "restore" | "action"), _):
            sound = False
        case _:
            sound = isinstance(body, dict)
    if not sound:
        raise ValueError("a change that cannot be read")


def _is_value(value: object) -> bool:
    if isinstance(value, str):
        value.encode()  # a lone surrogate raises UnicodeEncodeError, which is a ValueError
        return True
    return value is None or isinstance(value, bool) or (isinstance(value, int) and value in _INTEGERS)


def _are_ids(ids: object) -> bool:
    if not isinstance(ids, list):
        return False
    return all(isinstance(i, list) and len(i) == 2 and all(type(n) is int and n in _INTEGERS for n in i) for i in ids)
