"""A catalog of the files in some folders: usable items by id, and the problems of the rest."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from player.language.catalogue import _
from player.language.system_faults import system_words
from player.practice.errors import NotUsableError, Place, Problem, Severity
from player.system.paths import MOST_FILES, names_within


class _Named(Protocol):
    @property
    def id(self) -> str:
        """Its id."""


_Item = TypeVar("_Item", bound=_Named)


@dataclass
class FileCatalog(Generic[_Item]):
    """The items read, their files, and the problems of unusable files."""

    items: dict[str, _Item] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def raise_problems_of(self, name: str) -> None:
        """Raise NotUsableError with the problems of the file with this name, if it has any."""
        own = [problem for problem in self.problems if Path(problem.place.file).stem == name]
        if own:
            raise NotUsableError(own)


def read_catalog(
    places: Iterable[Path], endings: Sequence[str], read: Callable[[Path, Path | None], _Item]
) -> FileCatalog[_Item]:
    """Read every file with one of these endings in these folders; of two with one id the first counts.

    Args:
        places: the folders, in order; missing ones count as empty.
        endings: such as ``.md``.
        read: reads a file that has to lie inside a folder; raises NotUsableError.
    """
    catalog: FileCatalog[_Item] = FileCatalog()
    for _unused in read_into_catalog(catalog, places, endings, read):
        pass
    return catalog


def read_into_catalog(
    catalog: FileCatalog[_Item],
    places: Iterable[Path],
    endings: Sequence[str],
    read: Callable[[Path, Path | None], _Item],
    but: Container[str] = (),
) -> Iterator[Path]:
    """Read as ``read_catalog`` does, one file at a time; yields each path once it has been read.

    Args:
        catalog: to which the files are added.
        places: as for ``read_catalog``.
        endings: as for ``read_catalog``.
        read: as for ``read_catalog``.
        but: names of files, without their endings, that are passed over.
    """
    for folder in places:
        for path in _listed(folder, endings, catalog.problems):
            if path.stem in but:
                continue
            _add_file(catalog, path, folder, read)
            yield path


def _add_file(
    catalog: FileCatalog[_Item], path: Path, folder: Path, read: Callable[[Path, Path | None], _Item]
) -> None:
    try:
        item = read(path, folder)
    except NotUsableError as error:
        catalog.problems.extend(error.problems)
        catalog.files.setdefault(path.stem, path)
        return
    except Exception as error:  # noqa: BLE001 - one bad file doesn't take the rest
        catalog.problems.append(_fault(path, error))
        catalog.files.setdefault(path.stem, path)
        return
    if item.id in catalog.items:
        catalog.problems.append(_duplicate(path, item.id, catalog.files[item.id]))
    else:
        catalog.items[item.id] = item
        catalog.files[item.id] = path


def _listed(folder: Path, endings: Sequence[str], problems: list[Problem]) -> list[Path]:
    try:
        names = names_within(folder, tuple(endings))
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(unread(folder, error))
        return []
    if len(names) > MOST_FILES:
        problems.append(_too_many(folder))
    return [folder / name for name in names[:MOST_FILES]]


def _too_many(folder: Path) -> Problem:
    message = _("There are more than {most} files of this kind in the folder.").format(most=MOST_FILES)
    expected = _("The first {most} by name are read. Move those that you don't use elsewhere.")
    return Problem(_start(folder), Severity.ERROR, "too-many", message, "", expected.format(most=MOST_FILES))


def unread(folder: Path, error: OSError) -> Problem:
    """What is said of a folder that the system doesn't give."""
    message = _("This folder can't be read: {strerror}.").format(strerror=system_words(error))
    expected = _("Check who may read it. Until then, what is in it is left out.")
    return Problem(_start(folder), Severity.ERROR, "unreadable", message, "", expected)


def _duplicate(path: Path, name: str, first: Path) -> Problem:
    message = _("Another file has this id already: {first}. That one is used.").format(first=first)
    expected = _("Give this one an id of its own.")
    return Problem(_start(path), Severity.ERROR, "duplicate-id", message, name, expected)


def _fault(path: Path, error: Exception) -> Problem:
    message = _("Kindpace couldn't read this file, and the fault is Kindpace's own ({name}).").format(
        name=type(error).__name__
    )
    return Problem(
        _start(path), Severity.ERROR, "fault", message, "", _("It is left out; the others are here.")
    )


def _start(path: Path) -> Place:
    return Place(str(path), 1, 1)
