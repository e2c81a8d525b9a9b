"""The encrypted file that laptops swap: lines of bytes in, the same lines out, or a refusal in words.

`PLENUMX1`, the length of a JSON header, the header; then a libsodium secret stream in chunks, each behind its
length and bound to the header, the last one marked as the last, and nothing after it. Inside, deflated: a line
with the manifest, one line for each change, and an end line with their count, their digest and a signature.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from desktop.data import exchange_refusals as refusals
from desktop.data import exchange_stream as stream
from desktop.data.exchange_keys import ExchangeKeys, hex_bytes, unwrap, whole_number
from desktop.data.exchange_refusals import ExchangeRefused, Reason
from desktop.data.exchange_stream import Flaw, Sealed, Step

STEP_LINES = 1000
DIGEST_BYTES, KEY_BYTES, SIGNATURE_BYTES = 32, 32, 64
MOST_LINES = 1 << 40


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was written and read back: `count` lines beside the manifest; `digest` is theirs and its SHA-256."""

    path: Path
    size: int
    count: int
    digest: str
    sender: bytes


@dataclass(frozen=True, slots=True)
class ExchangeContents:
    """A file that has been verified to its end; `keys` is what opens the next one without a passphrase."""

    manifest: dict[str, Any]
    count: int
    digest: str
    sender: bytes
    keys: ExchangeKeys
    sealed: Sealed = field(repr=False)

    def lines(self, step: Step | None = None) -> Iterator[bytes]:
        """The lines without the manifest, opened once more from memory; `step` counts them."""
        lines = stream.opened_lines(self.sealed, self.keys.key)
        next(lines)
        for number in range(self.count):
            if step and number % STEP_LINES == 0:
                step(number, self.count)
            yield next(lines)


def read_exchange(
    path: Path, *, passphrase: str | None, known: ExchangeKeys | None, step: Step | None = None
) -> ExchangeContents:
    """Verify all of a file; the passphrase counts only where the file's key is not the known one.

    `step` counts bytes. Whatever the bytes are, only `ExchangeRefused` comes out, or what `step` raises.
    """
    try:
        sealed = stream.parse_header(_load(path))
        return _verified(sealed, _unlocked(sealed, passphrase, known), step)
    except Flaw as flaw:
        raise flaw.refusal(path.name) from None
    except (OSError, MemoryError) as error:
        raise refusals.unreadable(path.name, error) from error


def write_exchange(
    path: Path,
    lines: Iterable[bytes],
    *,
    manifest: dict[str, Any],
    keys: ExchangeKeys,
    signer: bytes,
    step: Step | None = None,
) -> Receipt:
    """Write beside `path`, read it back, then put it in place: at `path` is all of it, or what was there.

    A line is one or more bytes without a line end. `step` counts lines; its total is 0 if `lines` has no length.
    `signer` is the seed of the device's Ed25519 key.
    """
    with _put_in_place(path) as part:
        total = len(lines) if isinstance(lines, Sized) else 0
        end = _End(signer, total, step)
        head = stream.header(keys)
        _fill(part, path.name, head, stream.deflated(end.after(lines, manifest, head)), keys.key)
        try:
            contents = read_exchange(part, passphrase=None, known=keys)
        except ExchangeRefused as refused:
            beyond = refused.reason is Reason.OVER_LIMITS
            raise (refusals.outgrown if beyond else refusals.reads_back_wrong)(path.name) from refused
        if (contents.count, contents.digest) != (end.count, end.digest.hexdigest()):
            raise refusals.reads_back_wrong(path.name)
    return Receipt(path, len(contents.sealed.content), contents.count, contents.digest, contents.sender)


class _End:
    """Counts and digests what is written, for the end line."""

    def __init__(self, signer: bytes, total: int, step: Step | None) -> None:
        self.signing = SigningKey(signer)
        self.total = total
        self.step = step
        self.count = 0
        self.digest = hashlib.sha256()

    def after(self, lines: Iterable[bytes], manifest: dict[str, Any], head: bytes) -> Iterator[bytes]:
        """The manifest, the lines and then the end line."""
        first = stream.compact_json(manifest)
        self.digest.update(first + b"\n")
        yield first
        for line in lines:
            if not line or b"\n" in line:
                raise ValueError("a line of an exchange file has one or more bytes and no line end")
            if self.step and self.count % STEP_LINES == 0:
                self.step(self.count, self.total)
            self.count += 1
            self.digest.update(line + b"\n")
            yield line
        words = _signed_words(stream.bound_to(head), self.count, self.digest.digest())
        end = {
            "count": self.count,
            "digest": self.digest.hexdigest(),
            "signature": self.signing.sign(words).signature.hex(),
            "public_key": bytes(self.signing.verify_key).hex(),
        }
        yield stream.compact_json(end)


def _signed_words(bound: bytes, count: int, digest: bytes) -> bytes:
    return b"Plenum exchange file\0" + bound + count.to_bytes(8, "big") + digest


def _fill(part: Path, name: str, head: bytes, text: Iterable[bytes], key: bytes) -> None:
    with part.open("wb") as file:
        file.write(head)
        for piece in stream.sealed_stream(text, key, stream.bound_to(head)):
            file.write(piece)
            if file.tell() > stream.FILE_LIMIT:
                raise refusals.outgrown(name)
        file.flush()
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):  # so that reading back asks the drive, not the memory
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


@contextmanager
def _put_in_place(path: Path) -> Iterator[Path]:
    part = path.with_name(path.name + ".part")
    try:
        yield part
        part.replace(path)
    except BaseException as error:
        with suppress(OSError):
            part.unlink()
        if isinstance(error, OSError):
            raise refusals.not_written(path.name, error) from error
        raise
    with suppress(OSError):  # not every system and drive can make sure of a folder
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _load(path: Path) -> bytes:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise Flaw(refusals.not_ours)
    with path.open("rb") as file:
        if found.st_size > stream.FILE_LIMIT:
            raise Flaw(refusals.over_limits if file.read(len(stream.MAGIC)) == stream.MAGIC else refusals.not_ours)
        return file.read(found.st_size)


def _unlocked(sealed: Sealed, passphrase: str | None, known: ExchangeKeys | None) -> ExchangeKeys:
    if known and known.key_id == sealed.key_id:
        return ExchangeKeys(known.key, known.key_id, sealed.slot)
    if not passphrase or not passphrase.strip():
        raise Flaw(refusals.passphrase_needed)
    keys = unwrap(sealed.key_id, sealed.slot, passphrase)
    if keys is None:
        raise Flaw(refusals.wrong_passphrase)
    return keys


def _verified(sealed: Sealed, keys: ExchangeKeys, step: Step | None) -> ExchangeContents:
    lines = stream.opened_lines(sealed, keys.key, step)
    first = last = next(lines, b"")
    count, digest = -1, hashlib.sha256()
    for line in lines:
        digest.update(last + b"\n")
        last = line
        count += 1
    manifest, end = stream.strict_object(first), stream.strict_object(last)
    try:
        told = whole_number(end, "count", 0, MOST_LINES), hex_bytes(end, "digest", DIGEST_BYTES)
        sender = hex_bytes(end, "public_key", KEY_BYTES)
        words = _signed_words(sealed.bound_to, *told)
        VerifyKey(sender).verify(words, hex_bytes(end, "signature", SIGNATURE_BYTES))
    except (ValueError, CryptoError):
        raise Flaw(refusals.damaged) from None
    if told != (count, digest.digest()):
        raise Flaw(refusals.damaged)
    return ExchangeContents(manifest, count, digest.hexdigest(), sender, keys, sealed)
