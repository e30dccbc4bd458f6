"""Makes the table of rooms: modules, lines, the longest module, the length of functions, and import cycles.

``rooms.py`` prints it; ``rooms.py --write`` writes it into docs/README.md between its two markers.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from typing import Final

ROOT: Final = Path(__file__).parent.parent
ROOMS: Final = (
    *(
        f"player/{room}"
        for room in ("language", "practice", "sittings", "library", "settings", "clinic", "records")
    ),
    *("player/window", "player/cli", "player/system", "audio"),
)
BEGIN, END = "<!-- rooms: made by tooling/rooms.py -->\n", "<!-- rooms: end -->\n"


def modules(room: str) -> tuple[Path, ...]:
    """The modules of a room without its ``__init__`` files, which have only docstrings."""
    return tuple(path for path in sorted((ROOT / room).rglob("*.py")) if path.name != "__init__.py")


def lines(path: Path) -> int:
    """How many lines a module has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def function_lengths(path: Path) -> Iterator[int]:
    """Lines of each function's code, without its docstring and decorators."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
            yield (node.end_lineno or first.lineno) - first.lineno + 1 + (first.lineno != node.lineno)


def percentile_95(lengths: list[int]) -> int:
    """The 95th percentile of the lengths, rounded."""
    return round(quantiles(lengths, n=20)[-1])


def no_cycles() -> bool:
    """Whether import-linter finds no import cycle."""
    command = [str(ROOT / ".venv/bin/lint-imports"), "--no-cache", "--contract", "no-cycles"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


def row(name: str, paths: tuple[Path, ...]) -> str:
    """The row of one room, in Markdown."""
    longest = max(paths, key=lines)
    lengths = [length for path in paths for length in function_lengths(path)]
    folders = {path.parent for path in paths}
    fullest = max(sum(path.parent == folder for path in paths) for folder in folders)
    cells = (
        name,
        len(paths),
        f"{sum(map(lines, paths)):,}",
        f"`{longest.relative_to(ROOT)}` ({lines(longest)})",
        fullest,
        percentile_95(lengths),
    )
    return "| " + " | ".join(map(str, cells)) + " |\n"


def table() -> str:
    """The whole table in Markdown."""
    all_modules = tuple(path for room in ROOMS for path in modules(room))
    head = "| room | modules | lines | longest module | most in one folder | functions, 95th percentile |\n"
    rows = "".join(row(f"`{room}/`", modules(room)) for room in ROOMS)
    cycles = "0" if no_cycles() else "some: `make lint` names them"
    return (
        head
        + "|---|---|---|---|---|---|\n"
        + rows
        + row("all", all_modules)
        + f"\nImport cycles: {cycles}.\n"
    )


def main() -> int:
    """Print or write the table."""
    markdown = table()
    if "--write" not in sys.argv:
        print(markdown)
        return 0
    page = ROOT / "docs/README.md"
    before, rest = page.read_text(encoding="utf-8").split(BEGIN)
    page.write_text(before + BEGIN + markdown + END + rest.split(END)[1], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
