"""The house rules that a linter does not know."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PATTERNS = ("desktop/**/*.py", "tests/**/*.py", "benchmarks/*.py", "tools/*.py", "*.py")
SOURCES = sorted(path for pattern in PATTERNS for path in ROOT.glob(pattern))
OWN = [path for path in SOURCES if path.is_relative_to(ROOT / "desktop")]

FILE_LINES, CLASS_LINES, FUNCTION_LINES = 300, 200, 40
HEAVY_LIBRARIES = {
    "lap", "numpy", "reportlab", "rl_accel", "qrcode", "uharfbuzz", "python_calamine", "xlsxwriter",
    "pypdfium2", "rapidfuzz", "nacl",
}  # fmt: skip
HEAVY_ROOMS = ("desktop.documents", "desktop.domain.breakout", "desktop.data.exchange_")
BANNED_NAMES = ("manager", "helper", "util", "controller", "service")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_size_budgets(path: Path) -> None:
    over = []
    lines = path.read_text("utf-8").count("\n")
    if lines > FILE_LINES:
        over.append(f"{lines} lines in the file")
    for node in nodes(path):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or 0) - node.lineno + 1
            if size > (CLASS_LINES if isinstance(node, ast.ClassDef) else FUNCTION_LINES):
                over.append(f"{node.name} has {size} lines")
    assert not over


@pytest.mark.parametrize("path", OWN, ids=name_of)
def test_imports_inside_functions_are_heavy_libraries_or_what_needs_them(path: Path) -> None:
    light = []
    for function in nodes(path):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import):
                    light += [a.name for a in node.names if a.name.split(".")[0] not in HEAVY_LIBRARIES]
                if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] not in HEAVY_LIBRARIES:
                    light.append(node.module or "")
    assert not [m for m in light if not m.startswith(HEAVY_ROOMS)]


@pytest.mark.parametrize("path", OWN, ids=name_of)
def test_names_say_what_a_thing_is(path: Path) -> None:
    named = [node.name for node in nodes(path) if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    # a line manager is somebody in this product
    names = [name.replace("line_manager", "boss") for name in [path.stem, *named]]
    assert not [n for n in names if n.lower().rstrip("s").endswith(BANNED_NAMES)]


@pytest.mark.parametrize("path", OWN, ids=name_of)
def test_each_module_says_why_it_exists(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


def test_python_is_one_that_the_wheels_are_tested_on() -> None:
    assert sys.version_info >= (3, 11)


def test_each_icon_is_used() -> None:
    written = "".join(path.read_text("utf-8") for path in OWN)
    assert not [path.stem for path in (ROOT / "assets" / "icons").glob("*.svg") if f'"{path.stem}"' not in written]
