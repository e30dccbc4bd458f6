"""Trees of editors, notebooks and chats, made plain: a paragraph is one string, what is no text is gone.

Editors keep a paragraph as pieces of one look: ``{"type": "text", "text": "Sit "}``, ``{"insert": "down."}``.
"""

from collections.abc import Sequence
from typing import Any, Final

_LISTS: Final = ("content", "children", "rich_text", "elements", "nodes")
_WORDS: Final = ("text", "plain_text", "value")
_DEEPEST: Final = 40
_CODE: Final = frozenset({"code", "codeblock", "code_block", "image", "mention"})
_LINE_ENDS: Final = frozenset({"hardbreak", "hard_break", "linebreak", "br", "softbreak"})
_HEADED: Final = ("heading", "header", "title", "h1", "h2", "h3")


def plain_tree(tree: Any, depth: int = 0) -> Any:
    """The tree with each paragraph of an editor as one string, and without a notebook's code.

    Args:
        tree: of dictionaries and lists.
        depth: how deep it lies within another.
    """
    if depth > _DEEPEST:
        return tree
    if isinstance(tree, list):
        return [plain_tree(item, depth + 1) for item in tree if not _is_code(item)]
    if not isinstance(tree, dict):
        return tree
    if _is_delta(tree.get("ops")):
        return {"lines": _lines_of_delta(tree["ops"])}
    author = tree.get("author")
    who = author.get("role") if isinstance(author, dict) else tree.get("sender")
    source = tree.get("source")
    made = {key: plain_tree(value, depth + 1) for key, value in tree.items()}
    if isinstance(who, str):
        made = {"role": who, **_told(made, who)}
    if "cell_type" in tree and isinstance(source, list | str):
        made = {"text": source if isinstance(source, str) else "".join(map(str, source))}
    for name in _LISTS:
        pieces = tree.get(name)
        if isinstance(pieces, list) and pieces and all(_piece(piece, name) is not None for piece in pieces):
            return _paragraph(made, name, "".join(_piece(piece, name) or "" for piece in pieces))
    return made


def _told(made: dict[str, Any], who: str) -> dict[str, Any]:
    """What somebody says in a chat, with the strings in it beside who that is."""
    content = made.get("content")
    parts = content.get("parts") if isinstance(content, dict) else None
    if not isinstance(parts, list):
        return made
    words = "\n\n".join(part for part in parts if isinstance(part, str))
    return {"role": who, "text": words}


def _paragraph(made: dict[str, Any], name: str, words: str) -> dict[str, Any]:
    headed = str(made.get("type", "")).lower().startswith(_HEADED)
    kept = {key: value for key, value in made.items() if key not in {name, "type", "text", "marks", "attrs"}}
    return {**kept, ("heading" if headed else "text"): words}


def _is_code(item: Any) -> bool:
    """Whether a part of a notebook or an editor is no text."""
    return isinstance(item, dict) and (
        item.get("cell_type") == "code" or str(item.get("type", "")).lower() in _CODE
    )


def _piece(piece: Any, name: str) -> str | None:
    """The words of one piece of a paragraph; None for what is no such piece."""
    if not isinstance(piece, dict):
        return None
    kind = str(piece.get("type", "")).lower()
    if kind in _LINE_ENDS:
        return "\n"
    run = piece.get("textRun")
    if isinstance(run, dict):
        return str(run.get("content", ""))
    words = next((piece[key] for key in _WORDS if isinstance(piece.get(key), str)), None)
    within = kind == "text" or (not kind and name == "children") or "plain_text" in piece
    return words if within else None


def _is_delta(ops: Any) -> bool:
    return (
        isinstance(ops, list)
        and bool(ops)
        and all(isinstance(each, dict) and "insert" in each for each in ops)
    )


def _lines_of_delta(ops: Sequence[dict[str, Any]]) -> list[str]:
    """The lines of Quill's format, where a line end says what the line before it is."""
    lines: list[str] = []
    held = ""
    for each in ops:
        words, look = each["insert"], each.get("attributes")
        if not isinstance(words, str):
            # A picture, or a video.
            continue
        *ended, held_now = f"{held}{words}".split("\n")
        headed = words == "\n" and isinstance(look, dict) and "header" in look
        lines += [f"## {line}" if headed else line for line in ended]
        held = held_now
    return [line for line in [*lines, held] if line.strip()]
