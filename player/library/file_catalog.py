"""What a folder of files holds: what can be used, by id, and what is wrong with the rest."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from player.practice.errors import NotUsableError, Place, Problem, Severity


class _Named(Protocol):
    @property
    def id(self) -> str:
        """What it goes by."""


_Kept = TypeVar("_Kept", bound=_Named)


@dataclass
class Shelf(Generic[_Kept]):
    """What was read, its files, and what is wrong with those that can't be used."""

    items: dict[str, _Kept] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def raise_problems_of(self, name: str) -> None:
        """Raise NotUsableError with the problems of the file of this name, if it has any."""
        own = [problem for problem in self.problems if Path(problem.place.file).stem == name]
        if own:
            raise NotUsableError(own)


def filled(
    places: Iterable[Path], endings: Sequence[str], read: Callable[[Path, Path | None], _Kept]
) -> Shelf[_Kept]:
    """Read every file with one of these endings in these folders; of two with one id the first counts.

    Args:
        places: the folders, in order; one that is missing holds nothing.
        endings: such as ``.md``.
        read: reads a file that has to lie inside a folder; raises NotUsableError.
    """
    shelf: Shelf[_Kept] = Shelf()
    for _ in filling(shelf, places, endings, read):
        pass
    return shelf


def filling(
    shelf: Shelf[_Kept],
    places: Iterable[Path],
    endings: Sequence[str],
    read: Callable[[Path, Path | None], _Kept],
) -> Iterator[Path]:
    """As ``filled``, one file at a time; each is given once it stands on the shelf or among its problems."""
    for folder in places:
        for path in _listed(folder, endings, shelf.problems):
            _put(shelf, path, folder, read)
            yield path


def _put(shelf: Shelf[_Kept], path: Path, folder: Path, read: Callable[[Path, Path | None], _Kept]) -> None:
    try:
        item = read(path, folder)
    except NotUsableError as error:
        shelf.problems.extend(error.problems)
        shelf.files.setdefault(path.stem, path)
        return
    if item.id in shelf.items:
        shelf.problems.append(_duplicate(path, item.id, shelf.files[item.id]))
    else:
        shelf.items[item.id] = item
        shelf.files[item.id] = path


def _listed(folder: Path, endings: Sequence[str], problems: list[Problem]) -> list[Path]:
    try:
        return sorted(
            path for path in folder.iterdir() if path.suffix in endings and not path.name.startswith(".")
        )
    except FileNotFoundError:
        return []
    except OSError as error:
        message = f"This folder can't be read: {error.strerror}."
        expected = "Check who may read it; what it holds is left out until then."
        problems.append(Problem(_start(folder), Severity.ERROR, "unreadable", message, "", expected))
        return []


def _duplicate(path: Path, name: str, first: Path) -> Problem:
    message = f"Another file has this id already: {first}. That one is used."
    expected = "Give this one an id of its own."
    return Problem(_start(path), Severity.ERROR, "duplicate-id", message, name, expected)


def _start(path: Path) -> Place:
    return Place(str(path), 1, 1)
