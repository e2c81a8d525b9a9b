"""The language of the screen, and how it writes dates, times and numbers."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from desktop.data.catalogues import Catalogue, load_texts
from desktop.domain.words import Value, Words

_LOCALES = {"fr": "fr_FR", "en": "en_GB"}


class _Spoken:
    """The language in force."""

    texts: Catalogue = load_texts("en")
    locale = QLocale("en_GB")


def speak(language: str) -> None:
    """Switch the language of everything that is built from now on."""
    _Spoken.texts = load_texts(language)
    _Spoken.locale = QLocale(_LOCALES[_Spoken.texts.language])
    QLocale.setDefault(_Spoken.locale)


def texts() -> Catalogue:
    """The language, for documents."""
    return _Spoken.texts


def _(text: str | Words, /, **values: Value) -> str:
    """A sentence in the language of the screen."""
    return _Spoken.texts(text, **values)


def n_(one: str, many: str, n: int, /, **values: Value) -> str:
    """A sentence with a number; `{n}` is written as the language writes numbers."""
    return (
        _Spoken.texts.n(one, many, n, **values).replace(str(n), number(n), 1)
        if n > 999
        else _Spoken.texts.n(one, many, n, **values)
    )


def duration(minutes: int) -> str:
    """How long something lasts: 45 min, 1 h 30."""
    if minutes < 60:
        return n_("{n} min", "{n} min", minutes)
    return _("{hours} h {minutes}", hours=minutes // 60, minutes=f"{minutes % 60:02}" if minutes % 60 else "").strip()


def with_colon(label: str, text: str) -> str:
    """A label and what it is about, with the colon as the language sets it."""
    return _("{label}: {text}", label=label, text=text)


def number(value: int) -> str:
    return _Spoken.locale.toString(value)


def decimal(value: float) -> str:
    """At most one decimal: 4; 3,5 or 3.5."""
    return _Spoken.locale.toString(float(value), "f", 0 if value == round(value) else 1)


def signed(value: float) -> str:
    """+34, 0, −8 with a real minus."""
    whole = round(value)
    return f"+{whole}" if whole > 0 else f"\u2212{-whole}" if whole < 0 else "0"


def quoted(text: str) -> str:
    """« Words of somebody », “words of somebody”."""
    return f"\u00ab\u202f{text}\u202f\u00bb" if _Spoken.texts.language == "fr" else f"\u201c{text}\u201d"


def percent(share: float) -> str:
    """A share from 0 to 1: 96 %, 96%."""
    figure = _Spoken.locale.toString(round(100 * share))
    return f"{figure}\u202f%" if _Spoken.texts.language == "fr" else f"{figure}%"


def long_day(iso: str) -> str:
    """jeudi 19 novembre 2026, with a capital where a line starts with it."""
    if not iso:
        return ""
    day = date.fromisoformat(iso[:10])
    text = _Spoken.locale.toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")
    return text[:1].upper() + text[1:]


def short_day(iso: str) -> str:
    """19 nov., 19 Nov."""
    if not iso:
        return ""
    day = date.fromisoformat(iso[:10])
    return _Spoken.locale.toString(QDate(day.year, day.month, day.day), "d MMM")


def clock(iso: str) -> str:
    """The time of an ISO moment: 08:57."""
    return iso[11:16]


def moment(iso: str) -> str:
    """A day and a time, or the time alone when it is today."""
    if not iso:
        return ""
    if iso[:10] == datetime.now().date().isoformat():  # noqa: DTZ005 - venue time has no zone
        return clock(iso)
    return f"{short_day(iso)} {clock(iso)}"
