"""Each page is given what it uses, by name and type: not all there is, and nothing told apart by callable."""

import ast
from pathlib import Path

import pytest

WINDOW = Path(__file__).parents[2] / "player" / "window"
BUNDLE = "player.window.given"
WIRING = {"app.py", "router.py"}
"""They alone know everything there is to give: one makes it, the other passes its parts on."""

MODULES = sorted(WINDOW.rglob("*.py"))


def imports_of(text):
    """The modules that a text imports, wherever it does."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def knows_all(text):
    """Whether a text imports the module of everything there is to give."""
    return any(name is not None and f"{name}.".startswith(f"{BUNDLE}.") for name in imports_of(text))


def members(annotation):
    """The members of a union, as text; of anything else, itself."""
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        return [*members(annotation.left), *members(annotation.right)]
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) in {"Union", "Optional"}:
        inside = annotation.slice
        return [member for part in getattr(inside, "elts", [inside]) for member in members(part)]
    return [annotation]


def made_by(member):
    """What a callable type gives, and what else it may give; nothing for another type."""
    if isinstance(member, ast.Subscript) and ast.unparse(member.value).endswith("Callable"):
        _, gives = getattr(member.slice, "elts", (None, member.slice))
        return {ast.unparse(member) for member in members(gives)}
    return set()


def either_or(text):
    """Parameters of constructors that are a value or what makes it."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.FunctionDef) or node.name != "__init__":
            continue
        for parameter in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs):
            parts = members(parameter.annotation) if parameter.annotation is not None else []
            plain = {ast.unparse(part) for part in parts if not made_by(part)} - {"None"}
            if plain & {given for part in parts for given in made_by(part)}:
                yield parameter.arg


def test_only_the_wiring_knows_everything_there_is_to_give():
    known = {path.relative_to(WINDOW).as_posix() for path in MODULES if knows_all(path.read_text())}

    assert known == WIRING


def test_no_constructor_takes_a_value_or_what_makes_it():
    found = {str(path): list(either_or(path.read_text())) for path in MODULES}

    assert len(found) > len(WIRING)
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "Library | Callable[[], Library]",
        "SessionLog | Callable[[], SessionLog | None] | None",
        "Union[Callable[[], Lines], Lines]",
    ],
)
def test_one_that_did_would_be_seen(planted):
    text = f"class Page:\n    def __init__(self, *, part: {planted}, name: str | None = None) -> None: ...\n"

    assert list(either_or(text)) == ["part"]


@pytest.mark.parametrize(
    "planted",
    [
        "from player.window.given import Given",
        "from player.window import given",
        "import player.window.given",
    ],
)
def test_a_page_that_knew_everything_would_be_seen(planted):
    assert knows_all(f"if TYPE_CHECKING:\n    {planted}\n")
