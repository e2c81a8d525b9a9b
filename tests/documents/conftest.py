"""What the tests of paper share: two languages, people with demanding names, and pages looked at as pictures."""

from collections.abc import Callable, Sequence
from datetime import time
from random import Random

import numpy as np
import pypdfium2
import pytest

from desktop.documents.badges import AgendaRow, Badge
from desktop.domain.badges import badge_code, new_badge_id
from desktop.domain.words import Words

NASTY = (
    ("Anne-Élisabeth-Charlotte", "Hautecœur-Saint-Rémy d’Aubigné"), ("محمد", "الحسن"), ("美咲", "小林"),
    ("अनिता", "शर्मा"), ("Ἀλέξανδρος", "Παπαδόπουλος"), ("Nguyễn Thị Ánh", "Tuyết"), ("Łukasz", "Żółkiewski"),
    ("Robert'); DROP TABLE attendees;--", "Little"), ("<b>Gras", "Balise</b>"), ("=HYPERLINK(1)", "+cmd|' /C'!A0"),
    ("X", "Æ Ni"), ("Wolfeschlegelsteinhausenbergerdorff", "Wolfeschlegelsteinhausenbergerdorff"),
    ("Jean-Baptiste Emmanuel Zorg Maximilien", "de La Tour du Pin Gouvernet de La Charce"),
    ("Hubert Blaine", "von und zu Wolfeschlegelsteinhausen bergerdorff"), ("ศิริพร", "ใจดีมากที่สุดในโลก"),
    ("민준", "김"), ("דוד", "כהן-לוי"), ("Дмитрий", "Ёлкин-Преображенский"), ("გიორგი", "მარგველაშვილი"),
    ("Արմեն", "Սարգսյան"), ("Ọlábísí", "Ọ̀gúnṣọlá"), ("Ṁ̈ẍ̌", "Ž̧"), ("Zoë 😀", "Ö"), ("W" * 40, "W" * 44),
    ("i" * 60, "l" * 60), ("María de los Ángeles", "de la Santísima Trinidad y Fernández-Cuesta"),
    ("João Pedro", "dos Santos Oliveira da Silva e Sousa"), ("Siobhán", "Ní Dhuibhne-O’Shaughnessy"),
    ("يوسف عبد الله بن عبد العزيز", "آل الشيخ المنصوري الهاشمي"), ("فاطِمَة", "الزَّهراء"), ("", "Prince"),
    ("Cher", ""), ("A-B-C-D-E-F-G-H-I-J-K-L-M-N", "O-P-Q-R-S-T-U-V-W-X-Y-Z"), ("Ünsal Çağrı", "Şıkgözoğlu"),
    ("Ægir Örn", "Þórðarson-Ðúason"), ("Đặng Thị Phương Thảo Nguyên", "Hoàng Phủ Ngọc Tường Vi"),
    ("Vigdís", "Kjartansdóttir-Gunnlaugsson"), ("ÀÉÈÙÇ", "ŒÆŸ"), ("  spaced   out  ", "\tname\n"),
    ("Louis XIV", "de Bourbon, Roi de France et de Navarre"), ("Þ" * 25, "Ǆ" * 25), ("()(", "[)]"),
    ("%PDF-1.4 endstream", "endobj (trailer)"), ("\\(BT ET\\)", ") Tj ET Q"), ("Ⅷ", "№ 5"),
    ("サクラ・ハルカ", "長谷川龍太郎左衛門"),
    ("ज़ुल्फ़िक़ार", "चट्टोपाध्याय"), ("Kőszegi-Nagy", "Árvíztűrő Tükörfúrógép"), ("Ĳsbrand", "van ’t Hoff"),
    ("Maximiliana-Theodora", "Katsiampoura-Papadopoulou-Konstantinopolitanou"),
)  # fmt: skip


class InEnglish:
    """The texts as they stand in the code; French ones come from a table of what the tests look for."""

    def __init__(self, language: str = "en", table: dict[str, str] | None = None) -> None:
        self.language = language
        self.table = table or {}

    def __call__(self, text: str | Words, /, **values: object) -> str:
        if isinstance(text, Words):
            return str(text)
        return self.table.get(text, text).format(**values)

    def n(self, one: str, many: str, n: int, /, **values: object) -> str:
        text = one if n == 1 else many
        return self.table.get(text, text).format(n=n, **values)


FRENCH = {
    "and {n} more": "et {n} autres", "led by {names}": "animé par {names}", "Present": "Présents",
    "of {n} registered": "sur {n} inscrits", "{share} of those present": "{share} des présents",
    "Answers": "Réponses", "How it was": "Comment la séance a été vécue", "Commitments made": "Engagements pris",
    "NPS, {share} interval: {low} to {high}": "NPS, intervalle {share} : {low} à {high}",
}  # fmt: skip


@pytest.fixture
def english() -> InEnglish:
    return InEnglish()


@pytest.fixture
def french() -> InEnglish:
    return InEnglish("fr", FRENCH)


@pytest.fixture
def key() -> bytes:
    return bytes(range(32))


@pytest.fixture
def make_badge(key: bytes) -> Callable[..., Badge]:
    random = Random(7)

    def make(given: str = "Chloé", family: str = "Dubois", rows: int = 5, **others: object) -> Badge:
        agenda = tuple(AgendaRow(time(9 + i, 30), f"Atelier : déléguer {i}", f"Salle {i}") for i in range(rows))
        values = {
            "organisation": "Usine de Saint-Nazaire", "role": "Ambassadeur", "role_colour": "purple",
            "place": "Table 12 · Groupe rubis", "diet": "Repas sans gluten", "agenda": agenda,
            "event_title": "Convention des managers", "event_line": "Lyon · 21 novembre 2026", "language": "fr",
        }  # fmt: skip
        code = badge_code(key, new_badge_id(random.randbytes))
        return Badge(code, given, family, **{**values, **others})

    return make


@pytest.fixture
def nasty() -> Sequence[tuple[str, str]]:
    return NASTY


@pytest.fixture
def look() -> Callable[..., list[np.ndarray]]:
    """Pages as grey pictures, 0 is black."""

    def look(pdf: bytes, dpi: int = 150) -> list[np.ndarray]:
        document = pypdfium2.PdfDocument(pdf)
        pages = [page.render(scale=dpi / 72, grayscale=True).to_numpy() for page in document]
        return [page.reshape(page.shape[0], page.shape[1]).copy() for page in pages]

    return look


@pytest.fixture
def read() -> Callable[[bytes], list[str]]:
    """The text of each page, as a reader of the file finds it, with one kind of space."""

    def read(pdf: bytes) -> list[str]:
        document = pypdfium2.PdfDocument(pdf)
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]

    return read
