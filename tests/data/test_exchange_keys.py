"""Who reads an exchange file: the workspace that has its key, and whoever knows the passphrase."""

import json
from pathlib import Path

import pytest

from desktop.data.exchange_file import read_exchange, write_exchange
from desktop.data.exchange_keys import (
    CAREFUL,
    MIB,
    Cost,
    ExchangeKeys,
    new_keys,
    rewrap,
    suggest_passphrase,
)
from desktop.data.exchange_refusals import ExchangeRefused, Reason
from desktop.data.passphrase_words import COMMON_WORDS

QUICK = Cost(1, 8 * MIB)
PASSPHRASE = "orange lundi piano tortue merci igloo"
KEYS = new_keys(PASSPHRASE, QUICK)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lyon-accueil-b-0001.plenumx"


def write(path: Path, keys: ExchangeKeys = KEYS) -> None:
    write_exchange(path, [b'["set","a"]'], manifest={"app": "plenum"}, keys=keys, signer=bytes(32))


def test_the_passphrase_opens_it_and_the_keys_it_gives_open_the_next_without(path: Path) -> None:
    write(path)
    keys = read_exchange(path, passphrase=PASSPHRASE, known=new_keys(PASSPHRASE, QUICK)).keys
    assert keys == KEYS
    write(path, keys)
    assert read_exchange(path, passphrase="not even looked at", known=keys).count == 1


@pytest.mark.parametrize("typed", [PASSPHRASE.upper(), "Orange-Lundi-Piano  tortue\tmerci igloo "])
def test_case_spaces_and_hyphens_of_a_passphrase_do_not_count(path: Path, typed: str) -> None:
    write(path)
    assert read_exchange(path, passphrase=typed, known=None).keys == KEYS


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        (None, Reason.PASSPHRASE_NEEDED),
        ("  ", Reason.PASSPHRASE_NEEDED),
        ("orange lundi piano tortue merci", Reason.WRONG_PASSPHRASE),
        ("\ud800\0", Reason.WRONG_PASSPHRASE),
    ],
)
def test_without_key_and_passphrase_nothing_is_read(path: Path, passphrase: str | None, reason: Reason) -> None:
    write(path)
    with pytest.raises(ExchangeRefused) as refused:
        read_exchange(path, passphrase=passphrase, known=new_keys(PASSPHRASE, QUICK))
    assert refused.value.reason is reason
    assert path.name in str(refused.value)


def test_a_new_passphrase_keeps_the_key(path: Path) -> None:
    fresh = "taxi neige poire violon cobra midi"
    keys = rewrap(KEYS, fresh, QUICK)
    write(path, keys)
    assert read_exchange(path, passphrase=None, known=KEYS).keys.slot == keys.slot
    assert read_exchange(path, passphrase=fresh, known=None).keys == keys
    with pytest.raises(ExchangeRefused, match="does not open"):
        read_exchange(path, passphrase=PASSPHRASE, known=None)


def test_keys_are_stored_as_plain_values_and_never_shown() -> None:
    stored = json.loads(json.dumps(KEYS.as_dict()))
    assert ExchangeKeys.from_dict(stored) == KEYS
    assert repr(KEYS.key) not in repr(KEYS)
    for name in stored:
        with pytest.raises(ValueError, match=name):
            ExchangeKeys.from_dict({**stored, name: "7"})


def test_a_guess_is_dear_unless_a_test_asks_otherwise() -> None:
    assert new_keys(PASSPHRASE).slot.cost == CAREFUL == (3, 128 << 20)


def test_a_short_passphrase_is_refused() -> None:
    with pytest.raises(ExchangeRefused) as refused:
        new_keys("  ab-c   d ")
    assert refused.value.reason is Reason.WEAK_PASSPHRASE


def test_suggested_passphrases_are_six_words_that_are_easy_to_type() -> None:
    assert len(set(COMMON_WORDS)) == len(COMMON_WORDS) == 1279
    assert all(word.isascii() and word.isalpha() and word.islower() for word in COMMON_WORDS)
    assert all(4 <= len(word) <= 9 for word in COMMON_WORDS)
    assert set(suggest_passphrase().split()) <= set(COMMON_WORDS)
    assert suggest_passphrase(["uno"]) == "uno uno uno uno uno uno"
    assert suggest_passphrase() != suggest_passphrase()
