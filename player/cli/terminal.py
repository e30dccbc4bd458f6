"""All output of the commands goes through here, so that no text can move the cursor or start a line.

Each argument is one line and may quote a file, a file name or another program.
"""

import json
import re
import sys
from contextlib import suppress
from typing import Any, Final

from player.practice.display_text import one_line
from player.system.standard_streams import written

_NOT_IN_JSON: Final = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb]")
"""Characters that JSON may hold literally but a terminal must not see; JSON escapes the rest itself."""


def say(*lines: str) -> None:
    """Print lines to standard output."""
    with written():
        for line in lines:
            sys.stdout.write(f"{_encodable(one_line(line), sys.stdout.encoding)}\n")
        sys.stdout.flush()


def print_text(text: str) -> None:
    """Print words of our own that have line ends, such as a command's help."""
    with written():
        sys.stdout.write(_encodable(text, sys.stdout.encoding))
        sys.stdout.flush()


def tell(*lines: str) -> None:
    """Print lines to standard error; if that can't be written, there is nowhere left to say so."""
    with suppress(OSError):
        for number, line in enumerate(lines):
            begin = "" if number else "kindpace: "
            sys.stderr.write(f"{begin}{_encodable(one_line(line), sys.stderr.encoding)}\n")
        sys.stderr.flush()


def ask(question: str) -> str:
    """Ask for a line on the terminal, and return it.

    Raises:
        EOFError: the input has ended.
    """
    return input(_encodable(one_line(question), sys.stdout.encoding))


def print_json(value: Any, *, indent: int | None = 2) -> None:
    """Print a JSON document with its keys in the given order and UTF-8 unescaped."""
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    escaped = _NOT_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    with written():
        sys.stdout.write(f"{_encodable(escaped, sys.stdout.encoding)}\n")


def _encodable(text: str, encoding: str | None) -> str:
    """The text, with escapes for characters outside the terminal's encoding."""
    coding = encoding or "utf-8"
    return text.encode(coding, "backslashreplace").decode(coding)
