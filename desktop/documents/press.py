"""One print job of badges: what is printed for a person, and what has to be told about single badges."""

from dataclasses import dataclass
from datetime import time
from typing import NamedTuple

from desktop.documents.drawing import Drawing
from desktop.documents.paper import Layout
from desktop.documents.pdf import Pdf
from desktop.documents.sheets import missing_words, told
from desktop.domain.words import Texts, Words, words, words_n


class Stop(NamedTuple):
    """A round of a session: when it starts and where the person sits then; empty for nowhere."""

    at: time | None
    place: str


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A line of somebody's day. `route` says in words what `stops` are, for where these have no room."""

    at: time
    title: str
    room: str = ""
    stops: tuple[Stop, ...] = ()
    route: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """What is printed for one person, as the person wrote it. `role_colour` is a name of `palette.ROLES`."""

    code: str
    given_name: str
    family_name: str
    organisation: str = ""
    role: str = ""
    role_colour: str = "ink"
    place: str = ""
    diet: str = ""
    agenda: tuple[AgendaRow, ...] = ()
    event_title: str = ""
    event_line: str = ""
    language: str = "en"

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class Press:
    """One print job: the language, what labels share, and what has to be told about single badges."""

    def __init__(self, pdf: Pdf, layout: Layout, texts: Texts) -> None:
        self.pdf = pdf
        self.layout = layout
        self.texts = texts
        self.warnings: list[Words] = []

    def drawing(self) -> Drawing:
        return Drawing(self.pdf.contents)

    def warn_shortened(self, badge: Badge, printed: str) -> None:
        self.warnings.append(
            words(
                "{name}: too long for this format, printed as “{printed}”.",
                name=told(badge.full_name),
                printed=told(printed),
            )
        )

    def warn_small(self, badge: Badge, size: float) -> None:
        self.warnings.append(
            words("{name}: the name is printed small, {size} points.", name=told(badge.full_name), size=round(size))
        )

    def warn_missing(self, badge: Badge, letters: str) -> None:
        self.warnings.append(
            words(
                "{name}: no font has these letters, they are left out: {letters}",
                name=told(badge.full_name),
                letters=" ".join(letters),
            )
        )

    def warn_other_missing(self) -> None:
        """The same for all that is printed beside the names."""
        named = {letter for warning in self.warnings for letter in str(warning.values.get("letters", ""))}
        for text, letters in self.pdf.contents.missing.items():
            if not set(letters) <= named:
                self.warnings.append(missing_words(text, letters))

    def warn_cut(self, badge: Badge, text: str) -> None:
        self.warnings.append(words("{name}: not printed whole: {text}", name=told(badge.full_name), text=told(text)))

    def warn_rows(self, badge: Badge, n: int) -> None:
        self.warnings.append(
            words_n(
                "{name}: {n} line of the programme does not fit.",
                "{name}: {n} lines of the programme do not fit.",
                n,
                name=told(badge.full_name),
            )
        )
