"""Finds in which encoding a text was written; no byte of it is ever thrown away for not fitting."""

import codecs
import re
from typing import NamedTuple

from desktop.domain.words import NOTHING_CHANGED, Refused, Words, words, words_n

KEEP_LETTERS = "plenum-keep-letters"  # the error handler of this module
_CHUNK = 65_536
_ENOUGH = 1_000  # letters beyond ASCII that decide
_SAMPLE = 4096
_MARKS = (  # UTF-32 first: its mark begins with the one of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WINDOWS = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)]
_UNDEFINED = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))  # in cp1252
_NOT_DECODED = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")


class Encoding(NamedTuple):
    """How to decode a file: Python's name, where the text starts after a byte order mark, what to do on errors."""

    name: str
    start: int = 0
    errors: str = KEEP_LETTERS
    notes: tuple[Words, ...] = ()


def first_guess(data: bytes) -> Encoding:
    """The encoding that a mark or zero bytes tell, else UTF-8 if it begins so: when that fails, ask `second_guess`."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name, len(mark))
    sample = data[:_SAMPLE]
    even, odd, half = sample[0::2].count(0), sample[1::2].count(0), len(sample) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return Encoding("utf-16-le")
    if even > half * 0.4 and odd < half * 0.05:
        return Encoding("utf-16-be")
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data[:_CHUNK])
    except UnicodeDecodeError:
        return second_guess(data)
    return Encoding("utf-8", errors="strict")


def second_guess(data: bytes) -> Encoding:
    """UTF-8 with a few foreign letters or a cut end, else Windows text (cp1252)."""
    good, bad = _count_letters(data, _ENOUGH)
    cut = _cut_letter(data)
    if good > 2 * (bad - cut):
        notes = _of_another_encoding(_count_letters(data)[1] - cut)
        if cut:
            notes = (*notes, words("The list is cut in the middle of its last letter."))
        return Encoding("utf-8", notes=notes)
    read = words("The letters are read as Windows text (cp1252). If accents look wrong, choose another encoding.")
    strange = sum(data.count(byte) for byte in _UNDEFINED)
    if not strange:
        return Encoding("cp1252", notes=(read,))
    unknown = words_n(
        "{n} letter does not exist in Windows text; the list was perhaps made on a Mac or an old program.",
        "{n} letters do not exist in Windows text; the list was perhaps made on a Mac or an old program.",
        strange,
    )
    return Encoding("cp1252", notes=(read, unknown))


def chosen_encoding(data: bytes, name: str) -> Encoding:
    """The encoding that a person chose; its byte order mark is still left out."""
    try:
        known = codecs.lookup(name)
        "é".encode(known.name, "replace")
    except (LookupError, ValueError, UnicodeError, TypeError) as error:
        raise Refused(
            words("There is no encoding named {name}.", name=name), NOTHING_CHANGED, words("Choose one of the list.")
        ) from error
    python_name = "utf-8" if known.name == "utf-8-sig" else known.name
    for mark, of_mark in _MARKS:
        if data.startswith(mark) and of_mark.startswith(python_name):
            return Encoding(of_mark, len(mark))
    return Encoding(python_name)


def _count_letters(data: bytes, enough: int | None = None) -> tuple[int, int]:
    """Letters beyond ASCII that are good UTF-8, and bytes that are not; stops early when there are enough."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    good = bad = 0
    for start in range(0, len(data), _CHUNK):
        text = decoder.decode(data[start : start + _CHUNK], start + _CHUNK >= len(data))
        if not text.isascii():
            bad += len(_NOT_DECODED.findall(text))
            good += len(_BEYOND_ASCII.findall(text))
        if enough is not None and good + bad >= enough:
            break
    return good, bad


def _cut_letter(data: bytes) -> int:
    """How many bytes of a letter that the end of the file cuts in two."""
    for length in (1, 2, 3):
        tail = data[-length:]
        if tail[0] >= 0xC2:
            whole = 2 if tail[0] < 0xE0 else 3 if tail[0] < 0xF0 else 4
            return length if length < whole else 0
        if tail[0] < 0x80:
            break
    return 0


def _of_another_encoding(letters: int) -> tuple[Words, ...]:
    if letters <= 0:
        return ()
    note = words_n(
        "{n} letter is not written as the rest of the list; it is read as Windows text.",
        "{n} letters are not written as the rest of the list; they are read as Windows text.",
        letters,
    )
    return (note,)


def _keep_letters(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that do not fit as Windows letters; the cut half of a last letter is left out."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.reason in ("unexpected end of data", "truncated data"):
        return "", error.end
    return "".join(_WINDOWS[byte] for byte in error.object[error.start : error.end]), error.end


codecs.register_error(KEEP_LETTERS, _keep_letters)
