"""What is at a path is asked, and files are opened, in few modules: they know what may be in the way.

A folder above may be somebody else's, and a pipe, a device, a folder or a link may lie where a file is
expected. ``player.system`` and ``audio.files`` know both; every other room asks them.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASKED = {"exists", "is_file", "is_dir", "is_mount", "is_block_device"}
OPENED = {"read_text", "read_bytes", "write_text", "write_bytes"}
MODE = set("rwxabt+")
WHERE_ASKED = {"player/system/paths.py", "audio/files/paths.py"}
WHERE_OPENED = {"player/system/files.py", "audio/files/regular_file.py"}
LEFT = {
    "audio/engine/counters.py": "A page that our own process made just now, to be mapped.",
    "audio/files/decode.py": "A file that this function wrote under a temporary name.",
    "audio/files/encode.py": "A file that this function writes under a temporary name.",
    "audio/files/silent_decoders.py": "The null device.",
    "audio/files/unfinished.py": "Writes whole files for its room, under a temporary name.",
    "audio/sentences.py": "A file of sentences that our own process named.",
    "audio/system.py": "A clip of our own, which its caller has looked at; it never waits.",
    "audio/voice/kokoro_voice.py": "The model's parts, inside installed packages.",
    "player/cli/render.py": "Captions under a temporary name; the umask holds for what somebody gives away.",
    "player/window/shell/single_instance.py": "The shell knows no other room; it opens without waiting.",
    "player/system/standard_streams.py": "The null device.",
}
"""Where a file is opened by itself, and why no path of a person's is meant."""

MODULES = sorted(
    path.relative_to(ROOT).as_posix() for room in ("player", "audio") for path in (ROOT / room).rglob("*.py")
)


def calls(source, found):
    """The lines of the calls for which ``found`` is true."""
    return [node.lineno for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and found(node)]


def asks(source):
    """The lines that ask by a method, which raises where a folder above may not be entered."""
    if not any(f".{name}(" in source for name in ASKED):
        return []
    return calls(source, lambda node: isinstance(node.func, ast.Attribute) and node.func.attr in ASKED)


def opens(source):
    """The lines that open a file, or read or write a whole one, without a look at what it is."""
    return calls(source, _opens) if "open(" in source or any(name in source for name in OPENED) else []


def _opens(call):
    match call.func:
        case ast.Name("open"):
            return True
        case ast.Attribute(ast.Name("os" | "io" | "codecs"), "open"):
            return True
        case ast.Attribute(_, "open"):
            # Logs, archives and pages are opened too, but not in a mode of a file's.
            words = {word.arg for word in call.keywords}
            return _is_mode(call.args[:1]) or ("fileobj" not in words and bool({"mode", "encoding"} & words))
        case ast.Attribute(_, name):
            return name in OPENED
    # What reads a text from bytes has the same name, and no path.
    return False


def _is_mode(first):
    return any(
        isinstance(one, ast.Constant)
        and isinstance(one.value, str)
        and 0 < len(one.value) <= 4
        and set(one.value) <= MODE
        for one in first
    )


def found(check, where):
    lines = {
        module: check((ROOT / module).read_text(encoding="utf-8")) for module in set(MODULES) - set(where)
    }

    assert len(lines) > 400
    return {module: at for module, at in lines.items() if at}


def test_no_module_asks_by_itself():
    assert found(asks, WHERE_ASKED) == {}


def test_no_module_opens_a_file_by_itself():
    assert found(opens, {*WHERE_OPENED, *LEFT}) == {}


def test_what_is_left_still_opens_a_file():
    assert [module for module in LEFT if not opens((ROOT / module).read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "source", ["path.exists()", "(a / b).is_file()", "x = Path('a').is_dir()", "os.path.exists(a)"]
)
def test_each_way_to_ask_is_seen(source):
    assert asks(source) == [1]


@pytest.mark.parametrize(
    "source",
    [
        "open(path)",
        "os.open(path, os.O_RDONLY)",
        "path.open('rb')",
        "(a / b).open(encoding='utf-8')",
        "path.open(mode='w')",
        "path.read_text(encoding='utf-8')",
        "(a / b).read_bytes()",
        "path.write_text('')",
        "path.write_bytes(b'')",
    ],
)
def test_each_way_to_open_is_seen(source):
    assert opens(source) == [1]


@pytest.mark.parametrize(
    "source",
    [
        "SessionLog.open(folder, keys)",
        "page.open(path)",
        "read_text(data)",
        "tarfile.open(fileobj=file, mode='r:gz')",
    ],
)
def test_what_opens_no_file_is_none(source):
    assert opens(source) == []
