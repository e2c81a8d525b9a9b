"""The key of a workspace's exchange files, and the passphrase that gives it to another laptop."""

import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from nacl import bindings as sodium
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

from desktop.data.exchange_refusals import weak_passphrase
from desktop.data.passphrase_words import COMMON_WORDS

KEY_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES
NONCE_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
TAG_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES
SALT_BYTES = argon2id.SALTBYTES
KEY_ID_BYTES = 16
SHORTEST_PASSPHRASE = 8
WORDS_SUGGESTED = 6
MIB = 1 << 20


class Cost(NamedTuple):
    """What a guess at the passphrase costs: Argon2id passes and bytes of memory."""

    ops: int
    mem: int


CAREFUL = Cost(3, 128 * MIB)
CHEAPEST, DEAREST = Cost(1, 8 * MIB), Cost(10, 1024 * MIB)  # a reader takes nothing outside of these


@dataclass(frozen=True, slots=True)
class Slot:
    """The exchange key wrapped in a passphrase; goes in the open, at the head of each file."""

    salt: bytes
    cost: Cost
    nonce: bytes
    wrapped: bytes

    def as_dict(self) -> dict[str, str | int]:
        secret = {"salt": self.salt.hex(), "nonce": self.nonce.hex(), "wrapped": self.wrapped.hex()}
        return {"ops": self.cost.ops, "mem": self.cost.mem, **secret}

    @classmethod
    def from_dict(cls, fields: Mapping[str, object]) -> Self:
        """Raises ValueError if anything is not as it is written."""
        ops = whole_number(fields, "ops", CHEAPEST.ops, DEAREST.ops)
        mem = whole_number(fields, "mem", CHEAPEST.mem, DEAREST.mem)
        salt, nonce = hex_bytes(fields, "salt", SALT_BYTES), hex_bytes(fields, "nonce", NONCE_BYTES)
        return cls(salt, Cost(ops, mem), nonce, hex_bytes(fields, "wrapped", KEY_BYTES + TAG_BYTES))


@dataclass(frozen=True, slots=True)
class ExchangeKeys:
    """What a workspace keeps to read and write its exchange files without asking for the passphrase."""

    key: bytes = field(repr=False)
    key_id: str
    slot: Slot

    def as_dict(self) -> dict[str, str | int]:
        """Plain values for a row of the workspace."""
        return {"key": self.key.hex(), "key_id": self.key_id, **self.slot.as_dict()}

    @classmethod
    def from_dict(cls, fields: Mapping[str, object]) -> Self:
        """What `as_dict` gave; raises ValueError if anything is not as it is written."""
        key_id = hex_bytes(fields, "key_id", KEY_ID_BYTES).hex()
        return cls(hex_bytes(fields, "key", KEY_BYTES), key_id, Slot.from_dict(fields))


def hex_bytes(fields: Mapping[str, object], name: str, size: int) -> bytes:
    value = fields.get(name)
    if not isinstance(value, str) or len(value) != 2 * size:
        raise ValueError(f"{name} is not {size} bytes")
    return bytes.fromhex(value)


def whole_number(fields: Mapping[str, object], name: str, least: int, most: int) -> int:
    value = fields.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise ValueError(f"{name} is not a number from {least} to {most}")
    return value


def plain_passphrase(passphrase: str) -> str:
    """As it counts: case, the number of spaces, and hyphens between words make no difference."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).casefold().replace("-", " ").split())


def _wrapping_key(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The wrapping key; raises MemoryError where the laptop lacks the memory."""
    secret = plain_passphrase(passphrase).encode("utf-8", "surrogatepass")
    try:
        return argon2id.kdf(KEY_BYTES, secret, salt, opslimit=cost.ops, memlimit=cost.mem)
    except CryptoError:
        raise MemoryError(f"Argon2id with {cost.mem // MIB} MiB") from None


def sealed(key: bytes, key_id: str, passphrase: str, cost: Cost) -> ExchangeKeys:
    if len(plain_passphrase(passphrase)) < SHORTEST_PASSPHRASE:
        raise weak_passphrase(SHORTEST_PASSPHRASE)
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    lock = _wrapping_key(passphrase, salt, cost)
    wrapped = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(key, bytes.fromhex(key_id), nonce, lock)
    return ExchangeKeys(key, key_id, Slot(salt, cost, nonce, wrapped))


def new_keys(passphrase: str, cost: Cost = CAREFUL) -> ExchangeKeys:
    """A fresh key for a workspace; refused if the passphrase is short."""
    return sealed(secrets.token_bytes(KEY_BYTES), secrets.token_hex(KEY_ID_BYTES), passphrase, cost)


def rewrap(keys: ExchangeKeys, passphrase: str, cost: Cost = CAREFUL) -> ExchangeKeys:
    """The same key under another passphrase: the files written so far keep the earlier one."""
    return sealed(keys.key, keys.key_id, passphrase, cost)


def unwrap(key_id: str, slot: Slot, passphrase: str) -> ExchangeKeys | None:
    """The key behind the passphrase; None if the passphrase is another one."""
    lock = _wrapping_key(passphrase, slot.salt, slot.cost)
    try:
        key = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(slot.wrapped, bytes.fromhex(key_id), slot.nonce, lock)
    except CryptoError:
        return None
    return ExchangeKeys(key, key_id, slot)


def suggest_passphrase(words: Sequence[str] | None = None) -> str:
    """Six words to print on a card; of 1,279 words each, more than 2^61 passphrases are as likely."""
    return " ".join(secrets.choice(words or COMMON_WORDS) for _ in range(WORDS_SUGGESTED))
