"""An import inside a function is there to save start-up time, and a comment says so."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for room in ("player", "audio") for path in (ROOT / room).rglob("*.py"))
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
LINTER_NOTE = re.compile(r"noqa(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*)?|type:\s*ignore(\[[^\]]*\])?")
INDENTED_IMPORT = re.compile(r"(^|[:;])[ \t]+(import|from)\b", re.MULTILINE)


def late_imports(tree):
    """The line numbers of imports inside functions, each once."""
    return sorted(
        {
            node.lineno
            for function in ast.walk(tree)
            if isinstance(function, FUNCTIONS)
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
    )


def is_explained(lines, number, late):
    """A comment on the line itself or above it; late imports that follow one another share one."""
    own = LINTER_NOTE.sub("", lines[number - 1].partition("#")[2])
    above = number - 1
    while above in late:
        above -= 1
    return re.search(r"\w", own) is not None or lines[above - 1].strip().startswith("#")


def unexplained(source):
    """The late imports that say nothing of why, as line numbers."""
    # Reading one as a tree takes a while.
    if not INDENTED_IMPORT.search(source):
        return []
    lines = source.splitlines()
    late = late_imports(ast.parse(source))
    return [number for number in late if not is_explained(lines, number, late)]


def test_late_imports_say_why():
    found = {str(path.relative_to(ROOT)): unexplained(path.read_text(encoding="utf-8")) for path in MODULES}

    assert len(found) > 400
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import a\n", []),
        ("def f():\n    import a\n", [2]),
        ("def f():\n    import a  # noqa: PLC0415\n", [2]),
        ("def f():\n    import a  # noqa: PLC0415  # numpy takes 100 ms\n", []),
        ("def f():\n    import a  # noqa: PLC0415, E402 - it may be missing\n", []),
        ("def f():\n    import a  # type: ignore[import-untyped]\n", [2]),
        ("def f():\n    # numpy takes 100 ms\n    import a\n    import b\n", []),
        ("def f():\n    # numpy takes 100 ms\n    import a\n    a.b()\n    import c\n", [5]),
    ],
)
def test_an_unexplained_late_import_is_found(source, expected):
    assert unexplained(source) == expected
