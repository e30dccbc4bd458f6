"""Paths: an order through the practices that a person may follow and leave. Nothing about a path is kept."""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from player.language.catalogue import _
from player.library.errors import BrokenContentError
from player.library.practice_list_cache import stamp_of
from player.library.shipped_content import shipped_content
from player.practice.errors import NotUsableError
from player.practice.pacing.assignments import ID_PATTERN, AssignedPractice
from player.practice.script.shapes import fields_of, items_of, read_yaml_file, text_of
from player.practice.script.source import Problems, TooManyProblemsError
from player.practice.script.yaml_text import YamlMap, YamlNode, YamlText
from player.system.files import read_bounded
from player.system.paths import is_file

ASSIGNED: Final = "assigned"
"""In place of steps: what the preset in force assigns."""

_LARGEST: Final = 64 * 1024
_ID: Final = re.compile(ID_PATTERN)


@dataclass(frozen=True)
class PathStep:
    """One practice of a path.

    Attributes:
        practice: its id.
        why: why it stands here, in a sentence; may be empty.
    """

    practice: str
    why: str = ""


@dataclass(frozen=True)
class PracticePath:
    """Practices in an order.

    Attributes:
        id: names it in the window and on the command line.
        title, about: its name, and a sentence or two about it.
        steps: in order; None for the practices that the preset in force assigns.
    """

    id: str
    title: str
    about: str
    steps: tuple[PathStep, ...] | None

    def steps_with(self, assigned: Sequence[AssignedPractice]) -> tuple[PathStep, ...]:
        """Its steps where a preset assigns these practices; where there are none, it isn't offered."""
        if self.steps is not None:
            return self.steps
        return tuple(PathStep(practice.id) for practice in assigned)


def could_come_next(
    steps: Sequence[str], offered: Collection[str], latest_first: Sequence[str]
) -> str | None:
    """The practice of a path that could come next.

    It is the first one offered after that of its practices which was sat most recently; after the last, the
    one not sat for the longest time, those never sat before all others.

    Args:
        steps: the path's practices, in order.
        offered: those that the pacing in force offers; all others are passed over.
        latest_first: practices in the log, each once, the one sat most recently first.

    Returns:
        An offered practice of the path, or None where none is offered.
    """
    open_steps = [step for step in steps if step in offered]
    latest = next((practice for practice in latest_first if practice in steps), None)
    later = steps[steps.index(latest) + 1 :] if latest is not None else steps
    ahead = next((step for step in later if step in offered), None)
    if ahead is not None:
        return ahead
    ages = {practice: age for age, practice in enumerate(latest_first)}
    return max(open_steps, key=lambda step: ages.get(step, len(ages)), default=None)


def shipped_paths(language: Path | None = None) -> tuple[PracticePath, ...]:
    """The paths that come with Kindpace.

    Args:
        language: the folder of a language; where it has no paths, they are in English.

    Raises:
        BrokenContentError: they can't be used.
    """
    if language is not None and is_file(path := _file_in(language)):
        with suppress(BrokenContentError):
            return _paths_in(path, stamp_of(path))
    path = _file_in(shipped_content())
    return _paths_in(path, stamp_of(path))


def _file_in(folder: Path) -> Path:
    return folder / "companion" / "paths.yaml"


@lru_cache(maxsize=2)
def _paths_in(path: Path, stamp: str) -> tuple[PracticePath, ...]:  # noqa: ARG001 - another one is read again
    """Reading YAML takes ten times as long as all else that another pacing's list needs."""
    try:
        return read_paths(read_bounded(path, _LARGEST, path.parent), str(path))
    except NotUsableError as error:
        raise BrokenContentError(_("file {path}").format(path=path), str(error)) from error


def read_paths(data: bytes, file: str) -> tuple[PracticePath, ...]:
    """Read the paths.

    Args:
        data: the bytes of the YAML file, UTF-8.
        file: its name, for the places of problems.

    Raises:
        NotUsableError: a key is missing or unknown, a text is empty, an id is none or stands twice, or the
            file can't be read; all problems are in the error, in file order.
    """
    problems = Problems(file)
    root = read_yaml_file(data, problems)
    paths: tuple[PracticePath, ...] = ()
    with suppress(TooManyProblemsError):
        nodes = items_of(fields_of(root, ("paths",), problems).get("paths"), problems)
        seen: set[str] = set()
        paths = tuple(_path(node, seen, problems) for node in nodes)
    problems.raise_if_any()
    return paths


def _path(node: YamlNode, seen: set[str], problems: Problems) -> PracticePath:
    found = fields_of(node, ("id", "title", "about", "steps"), problems)
    title, about = (text_of(found.get(name), problems) for name in ("title", "about"))
    return PracticePath(
        _id_once(found.get("id"), seen, problems), title, about, _steps(found.get("steps"), problems)
    )


def _steps(node: YamlNode | None, problems: Problems) -> tuple[PathStep, ...] | None:
    if isinstance(node, YamlText) and node.value == ASSIGNED:
        return None
    seen: set[str] = set()
    return tuple(_step(item, seen, problems) for item in items_of(node, problems))


def _step(node: YamlNode, seen: set[str], problems: Problems) -> PathStep:
    if not isinstance(node, YamlMap):
        return PathStep(_id_once(node, seen, problems))
    found = fields_of(node, ("practice", "why"), problems)
    return PathStep(_id_once(found.get("practice"), seen, problems), text_of(found.get("why"), problems))


def _id_once(node: YamlNode | None, seen: set[str], problems: Problems) -> str:
    found = text_of(node, problems)
    if node is None or not found:
        return found
    if not _ID.match(found):
        expected = _("Write small letters, digits and hyphens, such as five-things.")
        problems.error(node.place, "bad-value", _("This is no id."), found, expected)
    if found in seen:
        problems.error(node.place, "duplicate-value", _("This is here twice."), found, _("Keep one of them."))
    seen.add(found)
    return found
