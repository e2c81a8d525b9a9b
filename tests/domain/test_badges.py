"""The badge code."""

import random
import secrets
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.badges import CODE_LENGTH, LETTERS, badge_code, is_genuine, new_badge_id, read_code

KEY = bytes(range(32))
ids = st.text(LETTERS, min_size=10, max_size=10)


def test_a_code_is_twenty_letters_that_every_keyboard_types_alike() -> None:
    code = badge_code(KEY, new_badge_id(secrets.token_bytes))
    assert len(code) == CODE_LENGTH == 20
    assert set(code) <= set("BCDEFGHIJKLNOPRSTUVX")
    assert code[0] == "P"


def test_the_code_of_an_id_never_changes() -> None:
    assert badge_code(KEY, "BCDEFGHIJK") == "PBCDEFGHIJK" + badge_code(KEY, "BCDEFGHIJK")[11:]
    assert badge_code(KEY, "BCDEFGHIJK") == badge_code(bytes(KEY), "BCDEFGHIJK")


@given(ids)
def test_what_the_event_made_is_genuine(badge_id: str) -> None:
    assert is_genuine(KEY, badge_code(KEY, badge_id))


@given(ids, st.integers(0, 19), st.sampled_from(LETTERS))
def test_one_changed_letter_is_not_genuine(badge_id: str, place: int, letter: str) -> None:
    code = badge_code(KEY, badge_id)
    forged = code[:place] + letter + code[place + 1 :]
    assert is_genuine(KEY, forged) == (forged == code)


def test_another_events_key_does_not_make_it_genuine() -> None:
    assert not is_genuine(bytes(32), badge_code(KEY, "BCDEFGHIJK"))


def test_a_key_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="32"):
        badge_code(b"short", "BCDEFGHIJK")


def test_case_and_spaces_do_not_matter_when_reading() -> None:
    code = badge_code(KEY, "BCDEFGHIJK")
    spaced = f"  {code[:5].lower()} {code[5:10]}\u00a0{code[10:]}\r\n"
    assert read_code(spaced) == code


@pytest.mark.parametrize(
    "text", ["", "P", "P" * 21, "P" * 19 + "A", "P" * 19 + "1", "ſ" * 20, "ß" * 10, "ＰＢ" * 10, "P" * 10**6]
)
def test_what_is_not_a_code_reads_as_none(text: str) -> None:
    assert read_code(text) is None


@given(st.text(max_size=40))
def test_reading_takes_any_text(text: str) -> None:
    code = read_code(text)
    assert code is None or (len(code) == 20 and set(code) <= set(LETTERS))


@given(st.text(string.printable, max_size=25))
def test_is_genuine_takes_any_text(text: str) -> None:
    assert not is_genuine(KEY, text)


def test_ids_use_every_letter_alike_in_every_place() -> None:
    source = random.Random(7)
    made = [new_badge_id(source.randbytes) for _ in range(20_000)]
    assert len(set(made)) == len(made)
    for place in range(10):
        letters = [badge_id[place] for badge_id in made]
        assert all(800 < letters.count(letter) < 1_200 for letter in LETTERS)
