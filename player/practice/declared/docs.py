"""What is read off declarations for the docs: a Markdown table, and a JSON Schema."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from player.practice.declared.declaration import Declared
from player.practice.declared.values import plain, written

_COLUMNS: Final[tuple[tuple[str, Callable[[Declared[Any]], str]], ...]] = (
    ("holds", lambda one: one.holds),
    ("default", lambda one: written(plain(one.default)).replace(",", ", ")),
    ("shown as", lambda one: f"{one.group}: {one.label}"),
    ("what it does", lambda one: one.description),
    ("why", lambda one: one.reason),
    ("source", lambda one: one.source),
)


def table(first: str, declared: Sequence[Declared[Any]]) -> str:
    """Declarations as a Markdown table, a row each; a column that would be empty is left out.

    Args:
        first: the head of the column of names.
        declared: in order.
    """
    columns = [(head, cell) for head, cell in _COLUMNS if any(cell(one) for one in declared)]
    heads = (first, *(head for head, _ in columns))
    lines = [heads, ("---",) * len(heads)]
    lines += [(f"`{one.name}`", *(cell(one) for _, cell in columns)) for one in declared]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def values_schema(declared: Sequence[Declared[Any]]) -> dict[str, Any]:
    """The properties of a JSON Schema, by name."""
    return {one.name: _schema(one) for one in declared}


def _schema(one: Declared[Any]) -> dict[str, Any]:
    about = f"{one.description} {one.reason}".rstrip()
    return {"title": one.label, "description": about, **one.kind.schema()}
