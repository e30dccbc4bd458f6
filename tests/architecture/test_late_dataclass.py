"""A late dataclass is an ordinary one as soon as anybody looks."""

import dataclasses
from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace

import pytest

from player.late_dataclass import dataclass


def family():
    """Two classes, one below the other, that nobody has looked at yet."""

    @dataclass(frozen=True)
    class Base:
        """A base."""

        name: str
        size: int = 3

    @dataclass(frozen=True)
    class Below(Base):
        """Below it."""

        unseen: str = field(default="u", repr=False)

    return Base, Below


def unmade(cls):
    return not isinstance(vars(cls).get("__dataclass_fields__"), dict)


def test_nothing_is_made_before_anybody_looks():
    assert [unmade(cls) for cls in family()] == [True, True]


def test_the_first_value_makes_its_class_and_those_above_it():
    base, below = family()

    made = below("a", unseen="b")

    assert (made.name, made.size, made.unseen) == ("a", 3, "b")
    assert [unmade(base), unmade(below)] == [False, False]


def test_values_compare_hash_and_show_as_usual():
    _, below = family()

    assert below("a") == below("a")
    assert hash(below("a")) == hash(below("a"))
    assert below("a") != below("b")
    assert repr(below("a")).endswith("Below(name='a', size=3)")


def test_values_cannot_be_changed():
    _, below = family()

    with pytest.raises(FrozenInstanceError):
        below("a").name = "b"


@pytest.mark.parametrize("look", [fields, is_dataclass, lambda cls: cls("a")])
def test_any_look_makes_it_whole(look):
    _, below = family()

    look(below)

    assert [one.name for one in fields(below)] == ["name", "size", "unseen"]
    assert replace(below("a"), name="b") == below("b")


def test_an_ordinary_dataclass_below_it_has_all_fields():
    base, _ = family()

    @dataclasses.dataclass(frozen=True)
    class Ordinary(base):
        last: int = 0

    assert [one.name for one in fields(Ordinary)] == ["name", "size", "last"]


def test_a_plain_class_below_it_is_made_with_its_fields():
    base, _ = family()

    class Plain(base):
        pass

    assert Plain("a").name == "a"


def test_patterns_find_the_fields_in_order():
    _, below = family()
    match below("a", 5):
        case below(name, size):
            found = name, size

    assert found == ("a", 5)


def test_a_constructor_of_its_own_is_kept():
    @dataclass(frozen=True)
    class Own:
        size: int

        def __init__(self) -> None:
            object.__setattr__(self, "size", 7)

    assert Own().size == 7


def test_a_class_that_adds_no_field_is_like_the_one_above_it():
    base, _ = family()

    @dataclass(frozen=True)
    class Same(base):
        """Says something else."""

    made = Same("a")

    assert [one.name for one in fields(Same)] == ["name", "size"]
    assert made == Same("a")
    assert made != base("a")
    assert repr(made).endswith("Same(name='a', size=3)")
    assert replace(made, name="b") == Same("b")
    with pytest.raises(FrozenInstanceError):
        made.name = "b"
    with pytest.raises(FrozenInstanceError):
        del made.name


def test_methods_of_a_class_that_adds_no_field_are_its_own():
    @dataclass(frozen=True)
    class Base:
        """A base."""

    @dataclass(frozen=True)
    class One(Base):
        """One."""

    @dataclass(frozen=True)
    class Other(Base):
        """Another."""

    assert One() == One()
    assert One() != Other()
    assert {One(): 1}[One()] == 1
    assert is_dataclass(One())
