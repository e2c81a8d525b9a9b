"""Walks the XML inside workbooks with expat; whoever sends a document type or entities is refused."""

from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]


class BadXml(Exception):  # noqa: N818 - it is caught beside zipfile.BadZipFile
    """The XML cannot be read, or holds what no workbook needs."""


def refuse_doctype(*_: object) -> None:
    raise BadXml


def plain_name(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def walk(stream: IO[bytes], start: Start, end: End | None = None, text: Callable[[str], None] | None = None) -> None:
    """Call back for each element by its plain name, and for the text inside."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = lambda name, attributes: start(plain_name(name), attributes)
    if end is not None:
        parser.EndElementHandler = lambda name: end(plain_name(name))
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.ParseFile(stream)
    except expat.ExpatError as error:
        raise BadXml from error


def attribute(attributes: Mapping[str, str], name: str) -> str | None:
    """An attribute by its plain name, whatever prefix the writer chose."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if plain_name(key) == name), None)
