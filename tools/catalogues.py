"""Updates the catalogues from the sources, and compiles them: `python tools/catalogues.py`.

New sentences come into `assets/locale/fr/LC_MESSAGES/plenum.po` without a translation; write it there, run this again.
"""

import ast
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
FRENCH = ROOT / "assets" / "locale" / "fr" / "LC_MESSAGES" / "plenum.po"
WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in the compiled catalogue, so that the same sentences give the same bytes."""
KEYWORDS = {"_": 1, "words": 1, "texts": 1, "words_n": 2, "n": 2, "n_": 2}
"""What translates its first argument, or its first two: a sentence and its plural."""


def extracted() -> Catalog:
    """Every sentence of the sources, also those in the middle of others and of f-strings."""
    found = Catalog(project="Plenum", charset="utf-8")
    for path in sorted((ROOT / "desktop").glob("**/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                sentence = sentence_of(node)
                if sentence:
                    found.add(sentence if len(sentence) == 2 else sentence[0])
    return found


def sentence_of(call: ast.Call) -> tuple[str, ...]:
    """What a call translates: a sentence, or one and its plural; empty when it translates none."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    literals = [a.value for a in call.args[: KEYWORDS.get(name, 0)] if isinstance(a, ast.Constant)]
    said = tuple([text for text in literals if isinstance(text, str) and text])
    return said if len(said) == KEYWORDS.get(name, 0) else ()


def french() -> Catalog:
    """The French catalogue as it stands, or an empty one."""
    if not FRENCH.exists():
        return Catalog(locale="fr", project="Plenum", charset="utf-8")
    with FRENCH.open("rb") as file:
        return read_po(file, locale="fr")


def updated() -> Catalog:
    """The French catalogue with every sentence of the sources, in their order, and no other."""
    catalogue = french()
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    for message in catalogue:
        message.flags.discard("fuzzy")  # set where a sentence got a plural; such a sentence would not be compiled
    return catalogue


def po_bytes(catalogue: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalogue, omit_header=True, no_location=True, ignore_obsolete=True, sort_output=True, width=100)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: fr\\n"\n'
    return (head + '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n').encode() + out.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    catalogue.creation_date = catalogue.revision_date = WRITTEN
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """The sentences that have no French yet."""
    return [str(m.id) for m in catalogue if m.id and not all(m.string if isinstance(m.string, tuple) else (m.string,))]


def main() -> int:
    FRENCH.parent.mkdir(parents=True, exist_ok=True)
    FRENCH.write_bytes(po_bytes(updated()))
    catalogue = french()
    FRENCH.with_suffix(".mo").write_bytes(mo_bytes(catalogue))
    missing = untranslated(catalogue)
    print(f"{len(catalogue)} sentences, {len(missing)} without French")  # noqa: T201
    for text in missing:
        print("  ", text)  # noqa: T201
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
