"""The QR code of a badge: one size for all, learnt once from `qrcode`, then a table look-up for each badge.

For one version, level, mask and length the modules are an affine function over GF(2) of the bits of the text
(ISO/IEC 18004: the bit stream, Reed-Solomon and the mask are all linear), so the module pattern of a code is a
constant, xored with one pattern for each pair of letters.
"""

from functools import cache
from typing import Literal

import qrcode
from qrcode.constants import ERROR_CORRECT_H
from qrcode.util import QRData

from desktop.domain.badges import CODE_LENGTH, LETTERS

VERSION, MASK = 2, 3
MODULES = 17 + 4 * VERSION
QUIET_MODULES = 4
SMALLEST_MODULE_MM = 0.7

_ALPHANUMERIC_MODE: Literal[2] = 2
_ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_ROW_BITS = 32
_PAIR_BITS = 11
_HEX_LENGTH = MODULES * _ROW_BITS // 4


def quiet_zone(size: float) -> float:
    """Width of the empty border that a symbol of this size needs, in the same unit."""
    return size * QUIET_MODULES / MODULES


def qr_operators(code: str, x: float, y: float, size: float) -> str:
    """PDF operators of a black symbol with its top left corner at x, y (downwards): an inline 1-bit image mask."""
    return (
        f"q 0 0 0 rg {size:.3f} 0 0 {size:.3f} {x:.3f} {-y - size:.3f} cm "
        f"BI/W {MODULES}/H {MODULES}/IM true/D[1 0]/F/AHx ID {qr_bits(code):0{_HEX_LENGTH}X}> EI Q"
    )


def qr_bits(code: str) -> int:
    """The modules row by row from the top left, 1 is black; each row is filled up to 32 bits."""
    if len(code) != CODE_LENGTH:
        raise ValueError("a badge code has 20 letters")
    constant, pairs = _patterns()
    bits = constant
    for place in range(0, CODE_LENGTH, 2):
        bits ^= pairs[place // 2][code[place : place + 2]]
    return bits


@cache
def _patterns() -> tuple[int, tuple[dict[str, int], ...]]:
    """What a text of zeros gives, and for each place and pair of letters what changes."""
    zeros = "0" * CODE_LENGTH
    constant = _drawn(zeros)
    places = []
    for place in range(0, CODE_LENGTH, 2):
        basis = []
        for bit in range(_PAIR_BITS):
            high, low = divmod(1 << bit, len(_ALPHANUMERIC))
            pair = _ALPHANUMERIC[high] + _ALPHANUMERIC[low]
            basis.append(constant ^ _drawn(zeros[:place] + pair + zeros[place + 2 :]))
        places.append({a + b: _combined(a + b, basis) for a in LETTERS for b in LETTERS})
    return constant, tuple(places)


def _combined(pair: str, basis: list[int]) -> int:
    value = _ALPHANUMERIC.index(pair[0]) * len(_ALPHANUMERIC) + _ALPHANUMERIC.index(pair[1])
    bits = 0
    for bit, pattern in enumerate(basis):
        if value >> bit & 1:
            bits ^= pattern
    return bits


def _drawn(text: str) -> int:
    symbol = qrcode.QRCode(version=VERSION, error_correction=ERROR_CORRECT_H, border=0, mask_pattern=MASK)
    symbol.add_data(QRData(text, mode=_ALPHANUMERIC_MODE))
    symbol.make(fit=False)
    rows = ("".join("01"[bool(module)] for module in row).ljust(_ROW_BITS, "0") for row in symbol.get_matrix())
    return int("".join(rows), 2)
