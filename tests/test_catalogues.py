"""Every sentence of the app is there in French, with the same places for values."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.data.catalogues import load_texts
from desktop.domain.paths import asset
from desktop.domain.words import fill
from tools.catalogues import FRENCH, KEYWORDS, extracted, french, mo_bytes, po_bytes, untranslated, updated

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "desktop").glob("**/*.py"))
PLACE = re.compile(r"\{[a-z_]\w*\}")


def texts_of(message) -> list[tuple[str, str]]:
    """English and French that stand for each other."""
    english = message.id if isinstance(message.id, tuple) else (message.id,)
    said = message.string if isinstance(message.string, tuple) else (message.string,)
    return list(zip(english, said, strict=True))


def test_the_catalogue_holds_the_sentences_of_the_sources_and_no_others():
    assert {m.id for m in french() if m.id} == {m.id for m in extracted() if m.id}
    assert FRENCH.read_bytes() == po_bytes(updated())


def test_the_compiled_catalogue_is_that_of_the_text():
    assert FRENCH.with_suffix(".mo").read_bytes() == mo_bytes(french())


def test_each_sentence_is_found_when_the_app_asks_for_it():
    told = load_texts("fr")
    for message in french():
        for form, (english, said) in enumerate(texts_of(message) if message.id else ()):
            if isinstance(message.id, tuple):
                count = (1, 5)[form]
                assert told.n(*message.id, count) == fill(said, {"n": count})
            else:
                assert told(english) == fill(said, {})


def test_nothing_is_left_in_english():
    assert untranslated(french()) == []


def test_french_has_the_same_places_for_values():
    wrong = []
    for message in french():
        for english, said in texts_of(message) if message.id else ():
            # a singular may say "un" where the other form counts
            lost = set(PLACE.findall(english)) - {"{n}"} != set(PLACE.findall(said)) - {"{n}"}
            wrong += [(english, said)] if lost else []
    assert wrong == []


@pytest.mark.parametrize(
    ("mistake", "pattern"),
    [
        ("straight apostrophe", r"[a-zà-ÿ]'[a-zà-ÿ]"),
        ("two spaces", r"  "),
        ("plain space before a sign", r" [;!?:»]|« "),
    ],
)
def test_french_typography(mistake, pattern):
    said = [text for message in french() if message.id for _, text in texts_of(message)]
    assert [text for text in said if re.search(pattern, text)] == []


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_sentence_is_put_together_before_it_is_translated(path):
    put_together = [
        node.lineno
        for node in calls(path)
        if isinstance(node.func, ast.Name) and node.func.id in KEYWORDS
        for argument in node.args
        if isinstance(argument, ast.JoinedStr) or (isinstance(argument, ast.BinOp) and is_text(argument.left))
    ]
    assert put_together == []


SHOWN = {"Label", "Elided", "Button", "Chip", "Head", "EmptyState", "Pill", "NavButton", "setText", "setToolTip",
         "setAccessibleName", "setPlaceholderText", "setWindowTitle", "addAction", "Tinted"}  # fmt: skip
NOT_WORDS = {"Plenum", *(path.stem for path in asset("icons").glob("*.svg"))}


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if p.parent.name == "views"], ids=lambda path: str(path.relative_to(ROOT))
)
def test_no_words_reach_the_screen_untranslated(path):
    bare = []
    for node in calls(path):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        first = node.args[0] if node.args else None
        if name in SHOWN and isinstance(first, ast.Constant) and re.search("[A-Za-z]{2}", str(first.value)):
            bare += [(node.lineno, first.value)] if first.value not in NOT_WORDS else []
    assert bare == []
