"""The layers of an exchange file, each way: lines, deflated, sealed in chunks behind an open header.

Reading trusts nothing: every length is bounded before it is used, and what is not as it is written raises `Flaw`.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from desktop.data import exchange_refusals as refusals
from desktop.data.exchange_keys import KEY_ID_BYTES, ExchangeKeys, Slot, hex_bytes, whole_number

MAGIC = b"PLENUMX1"
FORMAT = 1  # what this app writes; a file is refused for its age only if its min_reader is newer
LENGTH_BYTES = 4
CHUNK = 64 << 10
PIECE = 1 << 20  # inflated at a time

FILE_LIMIT = 64 << 20
HEADER_LIMIT = 4 << 10
INFLATED_LIMIT = 512 << 20
LINE_LIMIT = 256 << 10
DEPTH_LIMIT = 8
NEWEST = 1 << 31

STREAM_HEAD_BYTES = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
SEAL_BYTES = sodium.crypto_secretstream_xchacha20poly1305_ABYTES
MESSAGE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
FINAL = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL

_BRACKETS = re.compile(rb"[\[\]{}]")
_STRINGS = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)

Step = Callable[[int, int], None]
Refusal = Callable[[str], refusals.ExchangeRefused]


class Flaw(Exception):  # noqa: N818 - what the reader found, before it is put in words with the file's name
    """Something in the file is not as it is written."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__()
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file whose header has been read; the stream begins at `start` and is bound to all before it."""

    content: bytes
    start: int
    bound_to: bytes
    key_id: str
    slot: Slot


def header(keys: ExchangeKeys) -> bytes:
    fields = {"format": FORMAT, "min_reader": FORMAT, "key_id": keys.key_id, "slot": keys.slot.as_dict()}
    text = compact_json(fields)
    return MAGIC + len(text).to_bytes(LENGTH_BYTES, "big") + text


def parse_header(content: bytes) -> Sealed:
    """Find the header, the one part that is used before it is known to be genuine."""
    start = len(MAGIC) + LENGTH_BYTES
    if not content.startswith(MAGIC):
        raise Flaw(refusals.cut if MAGIC.startswith(content) else refusals.not_ours)
    end = start + int.from_bytes(content[len(MAGIC) : start], "big")
    if end > start + HEADER_LIMIT:
        raise Flaw(refusals.damaged)
    if len(content) < max(start, end):
        raise Flaw(refusals.cut)
    fields = strict_object(content[start:end])
    try:
        min_reader = whole_number(fields, "min_reader", 1, NEWEST)
        if min_reader > FORMAT:
            raise Flaw(refusals.newer_needed)
        key_id = hex_bytes(fields, "key_id", KEY_ID_BYTES).hex()
        named = fields.get("slot")
        slot = Slot.from_dict(named if isinstance(named, dict) else {})
    except ValueError:
        raise Flaw(refusals.damaged) from None
    return Sealed(content, end, bound_to(content[:end]), key_id, slot)


def bound_to(head: bytes) -> bytes:
    return hashlib.sha256(head).digest()


def sealed_stream(pieces: Iterable[bytes], key: bytes, bound: bytes) -> Iterator[bytes]:
    """The stream's own head, then chunks, each behind its length."""
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    yield sodium.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    waiting = bytearray()

    def chunk(size: int, tag: int) -> bytes:
        plain = bytes(waiting[:size])
        del waiting[:size]
        secret = sodium.crypto_secretstream_xchacha20poly1305_push(state, plain, bound, tag)
        return len(secret).to_bytes(LENGTH_BYTES, "big") + secret

    for piece in pieces:
        waiting += piece
        while len(waiting) > CHUNK:
            yield chunk(CHUNK, MESSAGE)
    yield chunk(CHUNK, FINAL)


def opened_stream(sealed: Sealed, key: bytes, step: Step | None = None) -> Iterator[bytes]:
    """The chunks in the clear; `step` counts the bytes of the file."""
    content, at = sealed.content, sealed.start + STREAM_HEAD_BYTES
    if len(content) < at:
        raise Flaw(refusals.cut)
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, content[sealed.start : at], key)
    tag = MESSAGE
    while tag != FINAL:
        start = at + LENGTH_BYTES
        size = int.from_bytes(content[at:start], "big")
        at = start + size
        if len(content) >= start and not SEAL_BYTES <= size <= SEAL_BYTES + CHUNK:
            raise Flaw(refusals.damaged)
        if len(content) < at or len(content) < start:
            raise Flaw(refusals.cut)
        try:
            plain, tag = sodium.crypto_secretstream_xchacha20poly1305_pull(state, content[start:at], sealed.bound_to)
        except CryptoError:
            raise Flaw(refusals.damaged) from None
        if tag not in (MESSAGE, FINAL):
            raise Flaw(refusals.damaged)
        if step:
            step(at, len(content))
        yield plain
    if at != len(content):
        raise Flaw(refusals.damaged)


def deflated(lines: Iterable[bytes]) -> Iterator[bytes]:
    deflater = zlib.compressobj()
    for line in lines:
        yield deflater.compress(line + b"\n")
    yield deflater.flush()


def inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces of a bounded size, of a bounded size in all."""
    inflater = zlib.decompressobj()
    total = 0
    try:
        for piece in pieces:
            rest = piece
            while rest:
                clear = inflater.decompress(rest, PIECE)
                rest = inflater.unconsumed_tail
                total += len(clear)
                if total > INFLATED_LIMIT:
                    raise Flaw(refusals.over_limits)
                yield clear
    except zlib.error:
        raise Flaw(refusals.damaged) from None
    if not inflater.eof or inflater.unused_data:
        raise Flaw(refusals.damaged)


def split_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        for line in whole:
            if not line:
                raise Flaw(refusals.damaged)
            if len(line) > LINE_LIMIT or _is_too_deep(line):
                raise Flaw(refusals.over_limits)
            yield line
        if len(rest) > LINE_LIMIT:
            raise Flaw(refusals.over_limits)
    if rest:
        raise Flaw(refusals.damaged)


def opened_lines(sealed: Sealed, key: bytes, step: Step | None = None) -> Iterator[bytes]:
    """All lines, the manifest and the end among them; genuine as far as they come."""
    return split_lines(inflated(opened_stream(sealed, key, step)))


def _is_too_deep(line: bytes) -> bool:
    if line.count(b"[") + line.count(b"{") <= DEPTH_LIMIT:
        return False
    depth = 0
    for bracket in _BRACKETS.findall(_STRINGS.sub(b"", line)):
        depth += 1 if bracket in b"[{" else -1
        if depth > DEPTH_LIMIT:
            return True
    return False


def compact_json(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def strict_object(line: bytes) -> dict[str, Any]:
    """A JSON object without repeated names, endless numbers or halves of characters."""
    try:
        fields = json.loads(line.decode("utf-8"), object_pairs_hook=_named_once)
        compact_json(fields)
    except (ValueError, RecursionError):
        raise Flaw(refusals.damaged) from None
    if not isinstance(fields, dict):
        raise Flaw(refusals.damaged)
    return fields


def _named_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a name is there twice")
    return fields
