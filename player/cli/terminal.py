"""Everything the commands print goes through here: no word of it can move a cursor or begin a line by itself.

A line is one argument. What stands within one may come from a file, a file's name or another program.
"""

import json
import re
import sys
from typing import Any, Final

from player.practice.display_text import one_line

_NOT_IN_JSON: Final = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb]")
"""What JSON may hold as it is, and a terminal must not see; JSON itself has escapes for the rest."""


def say(*lines: str) -> None:
    """Print lines of the command's own output."""
    for line in lines:
        sys.stdout.write(f"{_encodable(one_line(line), sys.stdout.encoding)}\n")
    sys.stdout.flush()


def tell(*lines: str) -> None:
    """Print lines beside the command's own output."""
    for number, line in enumerate(lines):
        begin = "" if number else "kindpace: "
        sys.stderr.write(f"{begin}{_encodable(one_line(line), sys.stderr.encoding)}\n")
    sys.stderr.flush()


def ask(question: str) -> str:
    """Ask for a line on the terminal. Raises EOFError where there is none."""
    return input(_encodable(one_line(question), sys.stdout.encoding))


def print_json(value: Any, *, indent: int | None = 2) -> None:
    """Print a JSON document, readable and stable: keys in the order given, UTF-8 as it is."""
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    escaped = _NOT_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    sys.stdout.write(f"{_encodable(escaped, sys.stdout.encoding)}\n")


def _encodable(text: str, encoding: str | None) -> str:
    """The text with escapes for what this terminal can't show at all."""
    coding = encoding or "utf-8"
    return text.encode(coding, "backslashreplace").decode(coding)
