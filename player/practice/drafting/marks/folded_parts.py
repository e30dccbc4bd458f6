"""Parts of a Markdown text that a reader doesn't see at once, or that only a program reads."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from player.language.catalogue import _

_FOLDED: Final = re.compile(r"\s*<(?P<name>details|aside)\b(?P<given>[^<>]*)>", re.IGNORECASE)
_SUMMARY: Final = re.compile(
    r"<summary\b[^<>]*>(?P<title>.*?)(?:</summary>|$)|</?(?:details|summary)\b[^<>]*>", re.IGNORECASE
)
_OPEN: Final = re.compile(r"\bopen\b", re.IGNORECASE)
_FENCE: Final = re.compile(r"\s*(?P<signs>`{3,}|~{3,})\s*(?P<language>[\w+-]*)")
_OF_PROGRAMS: Final = frozenset(
    {
        *(
            "dataview",
            "dataviewjs",
            "query",
            "tasks",
            "mermaid",
            "js",
            "javascript",
            "ts",
            "typescript",
            "jsx",
        ),
        *("python", "py", "json", "yaml", "yml", "toml", "css", "scss", "html", "xml", "sh", "bash", "shell"),
        *("sql", "java", "c", "cpp", "csharp", "go", "rust", "ruby", "php", "r", "latex", "tex", "button"),
        *("meta-bind", "templater", "ad-note", "ad-info", "ad-warning", "toc", "kanban", "excalidraw"),
    }
)
"""Languages of blocks that programs read, and those of Obsidian's plugins."""


def unseen_lines(lines: Sequence[str]) -> dict[int, str]:
    """Which lines aren't part of the text, by their places, and why; in a sentence for people.

    A folded part that holds most of the words is the text itself.
    """
    found = dict(_programs(lines))
    folded = {at: why for at, why in _folded(lines) if at not in found}
    kept = [line for at, line in enumerate(lines) if at not in found and at not in folded]
    if _words(kept) >= _words(lines[at] for at in folded):
        found |= folded
    else:
        found |= {at: why for at, why in folded.items() if why == _beside()}
    return found


def unfolded(line: str) -> str:
    """A line of a folded part that is read after all, with its summary as a heading."""
    if "<" not in line:
        return line
    return _SUMMARY.sub(lambda found: f"## {found['title'].strip()}" if found["title"] else "", line)


def _beside() -> str:
    return _("A note beside the text isn't said.")


def _folded(lines: Sequence[str]) -> Iterable[tuple[int, str]]:
    name, depth = "", 0
    for at, line in enumerate(lines):
        begins = _FOLDED.match(line)
        if not depth and begins and not _OPEN.search(begins["given"]):
            name = begins["name"].lower()
        if not name:
            continue
        depth += len(re.findall(rf"<{name}\b", line, re.IGNORECASE))
        yield at, _beside() if name == "aside" else _("What is folded away isn't said.")
        depth -= len(re.findall(rf"</{name}\b", line, re.IGNORECASE))
        name = name if depth > 0 else ""


def _programs(lines: Sequence[str]) -> Iterable[tuple[int, str]]:
    fence = ""
    for at, line in enumerate(lines):
        found = _FENCE.match(line)
        if fence:
            yield at, _("What only programs read isn't said.")
            fence = "" if line.strip().startswith(fence) else fence
        elif found and found["language"].lower() in _OF_PROGRAMS and _closes(found["signs"], lines[at + 1 :]):
            yield at, _("What only programs read isn't said.")
            fence = found["signs"]


def _closes(signs: str, lines: Sequence[str]) -> bool:
    return any(line.strip().startswith(signs) for line in lines)


def _words(lines: Iterable[str]) -> int:
    return sum(len(line.split()) for line in lines)
