"""The code on a badge: twenty letters that any scanner types right on any keyboard and nobody can guess."""

import hmac
from collections.abc import Callable
from hashlib import blake2b

# Left out are the letters and digits that a US scanner garbles on an AZERTY keyboard (A Q Z W M, 0-9), and Y.
LETTERS = "BCDEFGHIJKLNOPRSTUVX"
FORMAT = "P"
ID_LENGTH, MAC_LENGTH = 10, 9
CODE_LENGTH = len(FORMAT) + ID_LENGTH + MAC_LENGTH
KEY_BYTES = 32

_PAIRS = tuple(first + second for first in LETTERS for second in LETTERS)
_LONGEST_TYPED = 100


def new_badge_id(random: Callable[[int], bytes]) -> str:
    """Ten letters, about 43 bits, from a source of random bytes such as `secrets.token_bytes`."""
    return _spell(int.from_bytes(random(16)), ID_LENGTH)


def badge_code(key: bytes, badge_id: str) -> str:
    """Format letter, id and nine letters (about 39 bits) of a MAC under the event's secret key of 32 bytes."""
    if len(key) != KEY_BYTES:
        raise ValueError("an event's badge key has 32 bytes")
    signed = FORMAT + badge_id
    mac = blake2b(signed.encode("ascii"), digest_size=16, key=key, person=b"plenum badge").digest()
    return signed + _spell(int.from_bytes(mac), MAC_LENGTH)


def read_code(text: str) -> str | None:
    """The code in what a person or a scanner typed, whatever its case and spaces; None when it is not a code."""
    if len(text) > _LONGEST_TYPED:
        return None
    code = "".join(text.split())
    if len(code) != CODE_LENGTH or not code.isascii():
        return None
    code = code.upper()
    return code if set(code) <= set(LETTERS) else None


def is_genuine(key: bytes, code: str) -> bool:
    """Whether this key made the code, as `read_code` returns it. Takes the same time wherever it differs."""
    if read_code(code) != code:
        return False
    badge_id = code[len(FORMAT) : len(FORMAT) + ID_LENGTH]
    return hmac.compare_digest(code, badge_code(key, badge_id))


def _spell(number: int, length: int) -> str:
    """`number` modulo 20**length in the alphabet; at least 85 bits more than the length takes leave no bias."""
    letters = []
    for _ in range((length + 1) // 2):
        number, pair = divmod(number, len(_PAIRS))
        letters.append(_PAIRS[pair])
    return "".join(letters)[:length]
