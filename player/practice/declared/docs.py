"""Makes a Markdown table and a JSON Schema from declarations, for the docs."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from player.practice.declared.declaration import Declared
from player.practice.declared.values import plain, written

_COLUMNS: Final[tuple[tuple[str, Callable[[Declared[Any]], str]], ...]] = (
    ("holds", lambda item: item.holds),
    ("default", lambda item: written(plain(item.default)).replace(",", ", ")),
    ("shown as", lambda item: f"{item.group}: {item.label}"),
    ("what it does", lambda item: item.description),
    ("why", lambda item: item.reason),
    ("source", lambda item: item.source),
)


def table(first: str, declared: Sequence[Declared[Any]]) -> str:
    """Declarations as a Markdown table with a row for each; an empty column is left out.

    Args:
        first: the heading of the column of names.
        declared: the declarations, in order.
    """
    columns = [(head, cell) for head, cell in _COLUMNS if any(cell(item) for item in declared)]
    heads = (first, *(head for head, _ in columns))
    lines = [heads, ("---",) * len(heads)]
    lines += [(f"`{item.name}`", *(cell(item) for _, cell in columns)) for item in declared]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def values_schema(declared: Sequence[Declared[Any]]) -> dict[str, Any]:
    """The properties of a JSON Schema, by name."""
    return {item.name: _schema(item) for item in declared}


def _schema(item: Declared[Any]) -> dict[str, Any]:
    about = f"{item.description} {item.reason}".rstrip()
    return {"title": item.label, "description": about, **item.kind.schema()}
