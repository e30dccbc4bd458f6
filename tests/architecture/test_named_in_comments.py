"""What a comment or a docstring names is there: pages of docs, modules, classes and functions."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PAGE = re.compile(r"\bdocs/[\w./-]+\.(?:md|json)\b")
CODE = re.compile(r"``((?:player|audio)(?:\.\w+)+)(?:\(\))?``")


def modules() -> dict[str, str]:
    """The text of every module, by its dotted name."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path.read_text(
            encoding="utf-8"
        )
        for room in ("player", "audio")
        for path in (ROOT / room).rglob("*.py")
    }


def missing(name: str, known: dict[str, str]) -> bool:
    """Whether a dotted name leads to no module, and to nothing that a module holds."""
    parts = name.split(".")
    for count in range(len(parts), 0, -1):
        text = known.get(".".join(parts[:count]))
        if text is not None:
            return count < len(parts) and not re.search(rf"\b{parts[count]}\b", text)
    return True


def astray(known: dict[str, str]) -> Iterator[str]:
    for module, text in known.items():
        yield from (f"{module}: {page}" for page in PAGE.findall(text) if not (ROOT / page).exists())
        yield from (f"{module}: {name}" for name in CODE.findall(text) if missing(name, known))


def test_pages_and_names_in_comments_are_there():
    assert list(astray(modules())) == []


def test_a_page_or_a_name_that_is_gone_is_found():
    known = {"audio": "", "audio.bell": "class Bell: ..."}
    lost = {"player.said": "docs/gone.md ``audio.bell.Bell`` ``audio.bell.Gong`` ``audio.drum``"}

    assert list(astray(known | lost)) == [
        "player.said: docs/gone.md",
        "player.said: audio.bell.Gong",
        "player.said: audio.drum",
    ]
