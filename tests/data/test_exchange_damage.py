"""Damaged and hostile exchange files: every one is refused in words, none is read in part, none crashes."""

import hashlib
import json
import os
import random
import tracemalloc
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest
from nacl import bindings as sodium
from nacl.signing import SigningKey

from desktop.data import exchange_keys
from desktop.data.exchange_file import read_exchange, write_exchange
from desktop.data.exchange_keys import MIB, Cost, new_keys
from desktop.data.exchange_refusals import ExchangeRefused, Reason

PASSPHRASE = "orange lundi piano tortue merci igloo"
KEYS = new_keys(PASSPHRASE, Cost(1, 8 * MIB))
HEADER = {"format": 1, "min_reader": 1, "key_id": KEYS.key_id, "slot": KEYS.slot.as_dict()}
MANIFEST = b'{"app":"plenum"}\n'


def reason_of(path: Path, content: bytes, passphrase: str | None = None) -> Reason | None:
    """Why these bytes are refused; None if they are read."""
    with path.open("r+b" if path.exists() else "wb") as file:  # emptying a file first takes a drive long
        file.write(content)
        file.truncate()
    try:
        read_exchange(path, passphrase=passphrase, known=None if passphrase else KEYS)
    except ExchangeRefused as refused:
        return refused.reason
    return None


def genuine(tmp_path: Path, lines: int) -> bytes:
    path = tmp_path / "genuine.plenumx"
    changes = [random.Random(number).randbytes(100).hex().encode() for number in range(lines)]
    write_exchange(path, changes, manifest={"app": "plenum"}, keys=KEYS, signer=bytes(32))
    return path.read_bytes()


def forged(body: bytes, header: dict[str, Any] | bytes = HEADER, tags: tuple[int, ...] = (3,)) -> bytes:
    """A file sealed with the genuine key by code of its own: `body` is what the stream holds, deflated or not."""
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    head = b"PLENUMX1" + len(text).to_bytes(4, "big") + text
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    sealed = sodium.crypto_secretstream_xchacha20poly1305_init_push(state, KEYS.key)
    chunks = [body[at : at + 65536] for at in range(0, max(len(body), 1), 65536)]
    for chunk, tag in zip(chunks, [0] * (len(chunks) - len(tags)) + list(tags), strict=True):
        bound = hashlib.sha256(head).digest()
        secret = sodium.crypto_secretstream_xchacha20poly1305_push(state, chunk, bound, tag)
        sealed += len(secret).to_bytes(4, "big") + secret
    return head + sealed


def ended(text: bytes, *, count: int | None = None, digest: bytes | None = None, **told: object) -> bytes:
    """The text with an end line, signed as it is, that is right but for what is told otherwise."""
    header = json.dumps(HEADER).encode()
    bound = hashlib.sha256(b"PLENUMX1" + len(header).to_bytes(4, "big") + header).digest()
    digest = digest or hashlib.sha256(text).digest()
    count = max(text.count(b"\n") - 1, 0) if count is None else count
    signed = SigningKey(bytes(32)).sign(b"Plenum exchange file\0" + bound + count.to_bytes(8, "big") + digest)
    fields = {
        "count": count,
        "digest": digest.hex(),
        "signature": signed.signature.hex(),
        "public_key": bytes(SigningKey(bytes(32)).verify_key).hex(),
    }
    return text + json.dumps({**fields, **told}).encode() + b"\n"


def test_the_forger_of_these_tests_makes_files_that_are_read(tmp_path: Path) -> None:
    newer = {**HEADER, "format": 2, "slot": {**KEYS.slot.as_dict(), "new": 1}}
    assert reason_of(tmp_path / "x", forged(zlib.compress(ended(MANIFEST + b"a\nb\n")))) is None
    assert reason_of(tmp_path / "x", forged(zlib.compress(b"x"), newer)) is Reason.DAMAGED


def test_every_prefix_of_a_file_is_refused(tmp_path: Path) -> None:
    whole = genuine(tmp_path, 3)
    reasons = Counter(reason_of(tmp_path / "x", whole[:size]) for size in range(len(whole)))
    assert reasons == {Reason.CUT: len(whole)}


def test_every_flipped_bit_is_refused(tmp_path: Path) -> None:
    whole = genuine(tmp_path, 1)
    for bit in range(8 * len(whole)):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        assert reason_of(tmp_path / "x", bytes(flipped)), bit


def hole(whole: bytes, a: int, b: int, size: int) -> bytes:
    return whole[:a] + whole[a + size :]


def zeroed_tail(whole: bytes, a: int, b: int, size: int) -> bytes:
    return whole[:a] + bytes(len(whole) - a)


def repeated_block(whole: bytes, a: int, b: int, size: int) -> bytes:
    return whole[: a + size] + whole[a:]


def block_over_another(whole: bytes, a: int, b: int, size: int) -> bytes:
    return whole[:b] + whole[a : a + size] + whole[b + size :]


def followed(whole: bytes, a: int, b: int, size: int) -> bytes:
    return whole + whole[a : a + size]


def followed_by_itself(whole: bytes, a: int, b: int, size: int) -> bytes:
    return whole + whole[a % 100 :]


@pytest.mark.parametrize(
    "damage", [hole, zeroed_tail, repeated_block, block_over_another, followed, followed_by_itself]
)
def test_other_damage_is_refused(tmp_path: Path, damage: Callable[[bytes, int, int, int], bytes]) -> None:
    luck = random.Random(2026)
    tried = 0
    for whole in (genuine(tmp_path, 4), genuine(tmp_path, 800)):
        for _ in range(250):
            a, b, size = luck.randrange(len(whole)), luck.randrange(len(whole)), luck.randrange(1, 200)
            changed = damage(whole, a, b, size)
            if changed != whole:
                tried += 1
                assert reason_of(tmp_path / "x", changed), (a, b, size)
    assert tried > 450


def test_chunks_that_change_places_or_are_left_out_are_refused(tmp_path: Path) -> None:
    whole = genuine(tmp_path, 2000)
    start = 12 + int.from_bytes(whole[8:12], "big") + 24
    size = 4 + 17 + 65536
    first, second, rest = whole[start : start + size], whole[start + size : start + 2 * size], whole[start + 2 * size :]
    for changed in (second + first + rest, second + rest, first + rest, first + first + second + rest, first):
        assert reason_of(tmp_path / "x", whole[:start] + changed) in (Reason.DAMAGED, Reason.CUT)


def test_a_damaged_slot_is_refused_where_the_passphrase_is_used(tmp_path: Path) -> None:
    whole = genuine(tmp_path, 1)
    for name in ("salt", "nonce", "wrapped"):
        text = str(KEYS.slot.as_dict()[name]).encode()
        changed = whole.replace(text, text[::-1])
        assert reason_of(tmp_path / "x", changed, PASSPHRASE) is Reason.WRONG_PASSPHRASE
    assert reason_of(tmp_path / "x", whole.replace(b'"ops":1', b'"ops":2'), PASSPHRASE)


SLOT = KEYS.slot.as_dict()


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ({**HEADER, "min_reader": 2}, Reason.NEWER_NEEDED),
        ({**HEADER, "min_reader": 0}, Reason.DAMAGED),
        ({**HEADER, "min_reader": "1"}, Reason.DAMAGED),
        ({**HEADER, "min_reader": True}, Reason.DAMAGED),
        ({**HEADER, "key_id": "../../etc"}, Reason.DAMAGED),
        ({**HEADER, "key_id": None}, Reason.DAMAGED),
        ({**HEADER, "slot": [1]}, Reason.DAMAGED),
        ({**HEADER, "slot": {**SLOT, "mem": 1 << 40}}, Reason.DAMAGED),
        ({**HEADER, "slot": {**SLOT, "mem": (1 << 30) + 1}}, Reason.DAMAGED),
        ({**HEADER, "slot": {**SLOT, "mem": (8 << 20) - 1}}, Reason.DAMAGED),
        ({**HEADER, "slot": {**SLOT, "mem": 1e9}}, Reason.DAMAGED),
        ({**HEADER, "slot": {**SLOT, "ops": 11}}, Reason.DAMAGED),
        ({**HEADER, "slot": {**SLOT, "ops": 0}}, Reason.DAMAGED),
        ({**HEADER, "slot": {**SLOT, "salt": "zz" * 16}}, Reason.DAMAGED),
        ({**HEADER, "slot": {**SLOT, "wrapped": "00"}}, Reason.DAMAGED),
        ({**HEADER, "more": "x" * 5000}, Reason.DAMAGED),
        (b"", Reason.DAMAGED),
        (b"[" * 4000, Reason.DAMAGED),
        (b"[]", Reason.DAMAGED),
        (b'{"a":1,"a":2}', Reason.DAMAGED),
        (b'{"a":NaN}', Reason.DAMAGED),
        (b'{"a":1e999}', Reason.DAMAGED),
        (b'{"a":' + b"9" * 4050 + b"}", Reason.DAMAGED),
        (b'{"a":"\\ud800"}', Reason.DAMAGED),
        (b'{"a":"\xff"}', Reason.DAMAGED),
    ],
)
def test_hostile_headers_cost_nothing(
    tmp_path: Path, header: dict[str, Any] | bytes, reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange_keys, "_wrapping_key", lambda *_: pytest.fail("the passphrase was tried"))
    assert reason_of(tmp_path / "x", forged(b"", header), PASSPHRASE) is reason


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", Reason.DAMAGED),
        (b"not deflated", Reason.DAMAGED),
        (zlib.compress(b""), Reason.DAMAGED),
        (zlib.compress(MANIFEST), Reason.DAMAGED),
        (zlib.compress(ended(b"")), Reason.DAMAGED),
        (zlib.compress(ended(b"[1]\na\n")), Reason.DAMAGED),
        (zlib.compress(ended(b'{"a":1,"a":1}\n')), Reason.DAMAGED),
        (zlib.compress(ended(b'{"a":NaN}\n')), Reason.DAMAGED),
        (zlib.compress(ended(b'{"a":1e999}\n')), Reason.DAMAGED),
        (zlib.compress(ended(b'{"a":' + b"9" * 5000 + b"}\n")), Reason.DAMAGED),
        (zlib.compress(ended(b'{"a":"\\ud800"}\n')), Reason.DAMAGED),
        (zlib.compress(ended(b'{"a":"\xff"}\n')), Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"a\n\nb\n")), Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"a\n", count=2)), Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"a\n", count=1 << 60)), Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"a\n", digest=bytes([1] * 32))), Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"a\n", signature="00" * 64)), Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"a\n", public_key="00" * 32)), Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"a\n", public_key="11" * 32)), Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"a\n", public_key=None)), Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"a\n") + b"b\n"), Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"a\n")[:-1]), Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"a\n") + b"b"), Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"a\n"))[:-1], Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"a\n")) + b"more", Reason.DAMAGED),
        (zlib.compress(ended(MANIFEST + b"x" * (256 * 1024 + 1) + b"\n")), Reason.OVER_LIMITS),
        (zlib.compress(ended(MANIFEST + b"x" * (1 << 26))), Reason.OVER_LIMITS),
        (zlib.compress(ended(MANIFEST + b"[" * 200_000 + b"\n")), Reason.OVER_LIMITS),
        (zlib.compress(ended(MANIFEST + b'{"a":"\\"",' * 9 + b"\n")), Reason.OVER_LIMITS),
        (zlib.compress(ended(MANIFEST + b'{"a":"[[[[[[[[["}' + b"[]" * 50 + b"\n")), None),
    ],
)
def test_what_the_key_seals_is_verified_as_well(tmp_path: Path, body: bytes, reason: Reason | None) -> None:
    assert reason_of(tmp_path / "x", forged(body)) is reason


@pytest.mark.parametrize("tags", [(0,), (1,), (2, 3), (3, 3), (3, 0)])
def test_the_last_chunk_and_no_other_is_marked_as_the_last(tmp_path: Path, tags: tuple[int, ...]) -> None:
    lines = b"".join(random.Random(number).randbytes(100).hex().encode() + b"\n" for number in range(1000))
    body = zlib.compress(ended(MANIFEST + lines))
    assert 65536 < len(body) < 2 * 65536
    assert reason_of(tmp_path / "x", forged(body)) is None
    assert reason_of(tmp_path / "x", forged(body, tags=tags)) in (Reason.CUT, Reason.DAMAGED)


@contextmanager
def at_most(mebibytes: int) -> Iterator[None]:
    """What Python allocates meanwhile stays under this."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < mebibytes << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("line", [b"x" * (255 << 10) + b"\n", b"x" * (255 << 10)])
def test_a_bomb_is_stopped_in_a_small_memory(tmp_path: Path, line: bytes) -> None:
    deflater = zlib.compressobj(1)
    body = deflater.compress(MANIFEST) + b"".join(map(deflater.compress, repeat(line, 2100))) + deflater.flush()
    assert len(body) < 4 << 20
    content = forged(body)
    with at_most(24):
        assert reason_of(tmp_path / "x", content) is Reason.OVER_LIMITS


@pytest.mark.parametrize(("start", "reason"), [(b"PLENUMX1", Reason.OVER_LIMITS), (b"PK", Reason.NOT_OURS)])
def test_a_file_that_is_too_large_is_not_even_loaded(tmp_path: Path, start: bytes, reason: Reason) -> None:
    path = tmp_path / "x"
    path.write_bytes(start)
    os.truncate(path, 65 << 20)
    with at_most(1), pytest.raises(ExchangeRefused) as refused:
        read_exchange(path, passphrase=None, known=KEYS)
    assert refused.value.reason is reason


@pytest.mark.parametrize("content", [b"PK\3\4", b"SQLite format 3\0" * 9, b"\0" * 99, b"PLENUMX2" + bytes(99)])
def test_other_files_are_not_ours(tmp_path: Path, content: bytes) -> None:
    assert reason_of(tmp_path / "x", content) is Reason.NOT_OURS


@pytest.mark.skipif(os.name == "nt", reason="pipes in folders are POSIX")
def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reasons = {}
    for name in ("missing", "pipe", "."):
        with pytest.raises(ExchangeRefused) as refused:
            read_exchange(tmp_path / name, passphrase=None, known=KEYS)
        reasons[name] = refused.value.reason
    assert reasons == {"missing": Reason.UNREADABLE, "pipe": Reason.NOT_OURS, ".": Reason.NOT_OURS}
