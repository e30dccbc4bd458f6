"""A page is given the parts that its parameters name, and what its destination holds, of the same types."""

import ast
import dataclasses
import importlib
import inspect
import sys
import typing

import pytest
from page_material import folders_in, parts_in

from player.window.given import Given
from player.window.parts import Lazy
from player.window.routes import ROUTES


def imported_for_types(module):
    """What a module imports for the type checker alone, by name."""
    tree = ast.parse(inspect.getsource(module))
    blocks = [
        node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    ]
    imports = [line for block in blocks for line in block.body if isinstance(line, ast.ImportFrom)]
    return {
        name.asname or name.name: getattr(importlib.import_module(line.module), name.name)
        for line in imports
        if line.module
        for name in line.names
    }


def types_in(owner):
    """The types that a class or function names, for the type checker too."""
    module = sys.modules[owner.__module__]
    return typing.get_type_hints(owner, vars(module) | imported_for_types(module))


def parameters_of(make):
    """What makes a page takes parameters: the type of each, and the names of those that have no default."""
    types = types_in(vars(make)["__init__"] if isinstance(make, type) else make)
    parameters = inspect.signature(make).parameters
    required = {name for name, one in parameters.items() if one.default is inspect.Parameter.empty}
    return {name: types[name] for name in parameters}, required


GIVEN = types_in(Given)
PARTS = {field.name: GIVEN[field.name] for field in dataclasses.fields(Given)}


def page_made_by(route):
    """The class or function that makes a route's page."""
    return getattr(importlib.import_module(f"player.window.{route.folder}.page"), route.page)


def fits(wanted, required, types):
    """Whether each parameter is a part, or held by the destination, under the same type."""
    # Where a page can do without, a destination may hold it or not.
    alike = (
        wanted[name] in {types[name], typing.Optional[types[name]]}  # noqa: UP045 - not of text
        for name in set(wanted) & set(types)
    )
    return required <= set(types) and all(alike)


@pytest.mark.parametrize("kind", ROUTES, ids=lambda kind: kind.__name__)
def test_each_parameter_is_a_part_or_held_by_the_destination_under_the_same_type(kind):
    wanted, required = parameters_of(page_made_by(ROUTES[kind]))
    types = types_in(kind)
    held = {field.name: types[field.name] for field in dataclasses.fields(kind)}
    offered = PARTS | held

    assert set(held).isdisjoint(PARTS)
    assert fits(wanted, required, offered)
    assert set(held) <= set(wanted)
    assert set(wanted) & set(PARTS) <= required


@pytest.mark.parametrize("name", ["desk", "own_recordings", "assigned_questionnaires"])
def test_what_is_made_from_parts_names_them_alike(name):
    (made,) = typing.get_args(PARTS[name])
    wanted, _ = parameters_of(made)

    assert typing.get_origin(PARTS[name]) is Lazy
    assert wanted == {part: PARTS[part] for part in wanted}


class Whole:
    """Everything passed on under one name."""

    def __init__(self, messages):
        self.messages = messages


class Opaque:
    """Uses a part, and keeps it to itself."""

    def __init__(self, messages):
        self._messages = messages


def handed_on(given):
    """Parts through which another part, or the whole, can be had, by the names of both."""
    parts = {name: getattr(given, name) for name in PARTS}
    reached = {"everything": given} | parts
    for name, part in parts.items():
        made = part.get() if isinstance(part, Lazy) else part
        held = made._asdict() if hasattr(made, "_asdict") else vars(made)
        public = [value for key, value in held.items() if not key.startswith("_")]
        yield from ((name, other) for other in reached if any(value is reached[other] for value in public))


def test_no_part_hands_another_on(tmp_path):
    assert list(handed_on(parts_in(folders_in(tmp_path), None))) == []


def test_one_that_did_would_be_seen(tmp_path):
    given = parts_in(folders_in(tmp_path), None)
    given.desk = Lazy(lambda: Whole(given.messages))
    given.pin = Lazy(lambda: Opaque(given.messages))
    given.clocks = Whole(given)

    assert list(handed_on(given)) == [("clocks", "everything"), ("desk", "messages")]


def page_given_everything(*, given: Given) -> None: ...
def page_given_what_it_likes(**parts: object) -> None: ...
def page_given_anything(*, messages: typing.Any) -> None: ...


@pytest.mark.parametrize("make", [page_given_everything, page_given_what_it_likes, page_given_anything])
def test_a_page_that_is_given_the_whole_does_not_fit(make):
    wanted, required = parameters_of(make)

    assert not fits(wanted, required, PARTS)


def test_nothing_is_made_before_it_is_asked_for():
    numbers = iter((1, 2))
    lazy = Lazy(lambda: next(numbers))
    before = lazy.made

    assert before is False
    assert (lazy.get(), lazy.get(), lazy.made) == (1, 1, True)
    lazy.forget()
    assert (lazy.made, lazy.get()) == (False, 2)
