"""The languages of the app, read from the catalogues that come with it."""

import gettext
import locale
import os

from desktop.domain.paths import asset
from desktop.domain.words import Value, Words, fill, told_values

LANGUAGES = {"fr": "Français", "en": "English"}
DOMAIN = "plenum"


class Catalogue:
    """Turns English sentences into one language; implements `desktop.domain.words.Texts`."""

    def __init__(self, language: str) -> None:
        self.language = language
        found = gettext.find(DOMAIN, str(asset("locale")), [language])
        if found is None:
            self._told: gettext.NullTranslations = gettext.NullTranslations()
            return
        with open(found, "rb") as file:  # noqa: PTH123 - gettext takes an open file
            self._told = gettext.GNUTranslations(file)

    def __call__(self, text: str | Words, /, **values: Value) -> str:
        if isinstance(text, str):
            return fill(self._told.gettext(text), values)
        values = told_values(text.values, self)
        if text.plural:
            n = values["n"]
            return fill(self._told.ngettext(text.template, text.plural, n if isinstance(n, int) else 0), values)
        return fill(self._told.gettext(text.template), values)

    def n(self, one: str, many: str, n: int, /, **values: Value) -> str:
        return fill(self._told.ngettext(one, many, n), {**values, "n": n})


def load_texts(language: str) -> Catalogue:
    """The texts of a language; a language that the app does not have is English."""
    return Catalogue(language if language in LANGUAGES else "en")


def system_language() -> str:
    """French where the system speaks French, else English."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    spoken = spoken or locale.getlocale()[0] or ""
    return "fr" if spoken.lower().startswith("fr") else "en"
