"""Texts of programs for branching stories, line for line as Markdown: Yarn, Ink and Ren'Py."""

import re
from typing import Final

_YARN_KEY: Final = re.compile(r"(?P<key>[A-Za-z]\w*):\s*(?P<value>.*)$")
_YARN_WAIT: Final = re.compile(r"<<\s*(?P<words>(?:wait|pause|silence)\b[^<>]*?)\s*>>", re.IGNORECASE)
_YARN_UNSAID: Final = re.compile(r"<<[^<>]*>>|\{\$?\w+\}|(?:^|\s)//.*$|\[/?[a-z]\w*(?:=[^\]]*)?/?\](?!\w)")
_YARN_TAGS: Final = re.compile(r"(?:\s+#[\w:-]+)+\s*$")
_CHOICE: Final = re.compile(r"\s*(?:->|=>|[*+](?:\s*[*+])*)\s*(?P<words>.*)$")


def of_yarn(lines: list[str]) -> list[str]:
    """A story of Yarn Spinner: nodes with a head of keys, ended by ``===``."""
    found, in_head = list[str](), True
    for line in lines:
        plain = line.strip()
        key = _YARN_KEY.match(plain)
        if plain in {"---", "==="}:
            in_head = plain == "==="
            found.append("")
        elif in_head:
            is_title = key is not None and key["key"].lower() == "title"
            found.append(f"## {key['value']}" if key is not None and is_title else "")
        else:
            found.append(_yarn_line(plain))
    return found


def _yarn_line(line: str) -> str:
    choice = _CHOICE.match(line)
    if choice and line.startswith("->"):
        return f"[{choice['words'].replace('[', '').replace(']', '')}]"
    return _YARN_TAGS.sub("", _YARN_UNSAID.sub("", _YARN_WAIT.sub(r"(\g<words>)", line)))


_INK_KNOT: Final = re.compile(r"\s*={1,3}\s*(?:function\s+)?(?P<name>[A-Za-z_]\w*)\s*(?:\(.*\))?\s*=*\s*$")
_INK_UNSAID: Final = re.compile(
    r"\s*(?:~|VAR\b|CONST\b|LIST\b|INCLUDE\b|EXTERNAL\b|TODO:|//|\{[^{}]*\}\s*$|->)"
)
_INK_TAG: Final = re.compile(r"\s*(?<!\\)#\s*(?P<words>[^#]*)")
_INK_END: Final = re.compile(r"\s*(?:->\s*[\w.]*|<>)\s*$")


def of_ink(lines: list[str]) -> list[str]:
    """A story of Ink: knots, choices, diverts, and tags, of which those of a pause count."""
    found = []
    for line in lines:
        knot, choice = _INK_KNOT.match(line), _CHOICE.match(line)
        if knot:
            found.append(f"## {knot['name'].replace('_', ' ')}")
        elif _INK_UNSAID.match(line):
            found.append("")
        elif choice:
            words = _INK_END.sub("", choice["words"]).replace("[", "").replace("]", "")
            found.append(f"[{words}]")
        else:
            said = _INK_END.sub("", _INK_TAG.sub(_ink_tag, line))
            found.append(said.lstrip(" -"))
    return found


def _ink_tag(found: re.Match[str]) -> str:
    return f" [{found['words'].strip()}]"


_RENPY_SAID: Final = re.compile(
    r"\s*(?:(?P<who>[A-Za-z_]\w*)\s+)?\"(?P<words>(?:\\.|[^\"\\])*)\"\s*(?P<menu>:)?"
)
_RENPY_PAUSE: Final = re.compile(r"\s*(?:\$ ?renpy\.)?pause\s*\(?\s*(?P<length>[0-9.]*)", re.IGNORECASE)
_RENPY_LABEL: Final = re.compile(r"\s*label\s+(?P<name>\w+)")
_RENPY_TAG: Final = re.compile(r"\{/?[a-z]+(?:=[^{}]*)?\}")
_RENPY_WAIT: Final = re.compile(r"\{w=(?P<length>[0-9.]+)\}")
_RENPY_COMMANDS: Final = frozenset(
    {"play", "stop", "scene", "show", "hide", "define", "image", "queue", "with"}
)


def of_renpy(lines: list[str]) -> list[str]:
    """A script of Ren'Py: what is said stands in quotes, behind somebody's name or alone."""
    found = []
    for line in lines:
        said, pause, label = _RENPY_SAID.match(line), _RENPY_PAUSE.match(line), _RENPY_LABEL.match(line)
        if label:
            found.append(f"## {label['name'].replace('_', ' ')}")
        elif pause:
            found.append(f"(pause {pause['length']} seconds)" if pause["length"] else "(pause)")
        elif said and not said["menu"] and said["who"] not in _RENPY_COMMANDS:
            waits = _RENPY_WAIT.sub(r" (\g<length> seconds) ", said["words"].replace('\\"', '"'))
            found.append(_RENPY_TAG.sub("", waits).replace(r"\n", " "))
        else:
            found.append("")
    return found
