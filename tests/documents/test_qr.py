"""The learnt QR table against the library it was learnt from."""

from random import Random

import pytest
import qrcode

from desktop.documents.qr import MASK, MODULES, VERSION, qr_bits, qr_operators, quiet_zone
from desktop.domain.badges import badge_code, new_badge_id


def drawn_by_the_library(code: str) -> list[list[bool]]:
    symbol = qrcode.QRCode(
        version=VERSION, error_correction=qrcode.constants.ERROR_CORRECT_H, border=0, mask_pattern=MASK
    )
    symbol.add_data(code)
    symbol.make(fit=False)
    return symbol.get_matrix()


def test_every_code_is_drawn_as_the_library_draws_it() -> None:
    random = Random(3)
    for _ in range(60):
        code = badge_code(bytes(32), new_badge_id(random.randbytes))
        rows = f"{qr_bits(code):0{MODULES * 32}b}"
        ours = [[bit == "1" for bit in rows[32 * i : 32 * i + MODULES]] for i in range(MODULES)]
        assert ours == drawn_by_the_library(code)


def test_the_quiet_zone_is_four_modules() -> None:
    assert quiet_zone(25) == 4


def test_only_badge_codes_are_drawn() -> None:
    with pytest.raises(ValueError, match="20"):
        qr_operators("SHORT", 0, 0, 60)
    with pytest.raises(KeyError):
        qr_bits("PBCDEFGHIJKLNOPRST01")
