"""The scripts there are: those in the language that is wanted, the other shipped ones, the person's own."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from player.library.file_catalog import FileCatalog, read_into_catalog
from player.library.languages.languages import Languages
from player.library.practice_list_cache import SCRIPTS, stamps_ending
from player.practice.errors import NotUsableError
from player.practice.script.model import Script
from player.system.paths import is_file


class ScriptCatalog:
    """Reads scripts one after another. They are read again when another language is wanted.

    A practice has one id in all languages, so that favourites, paths and presets name it in each of them.

    Args:
        shipped: the folder of shipped content.
        own: the folder of the person's own scripts.
        languages: which folder each has.
        language: gives the language that is wanted, as a tag.
        read: reads a script that has to lie inside a folder; raises NotUsableError.
    """

    def __init__(
        self,
        shipped: Path,
        own: Path,
        languages: Languages,
        language: Callable[[], str],
        read: Callable[[Path, Path | None], Script],
    ) -> None:
        self._shipped = shipped
        self._own = own
        self._languages = languages
        self._language = language
        self._read = read
        self._pack = shipped
        self._catalog: FileCatalog[Script] | None = None
        self._left: Iterator[Path] = iter(())
        self._stamps: tuple[str, ...] = ()
        self._named: dict[Path, Script | None] = {}

    def drop(self) -> None:
        """Forget everything read, so that changed and added files are seen."""
        self._catalog = None
        self._named.clear()

    @property
    def unchanged(self) -> bool:
        """Whether all files are still as they were when read."""
        return self._now is None or self._stamps == self._stamps_now()

    def read_next(self) -> bool:
        """Read one more script; False if none is left."""
        if self._now is None:
            self._begin()
        return next(self._left, None) is not None

    def so_far(self, also: Sequence[str] = ()) -> tuple[Script, ...]:
        """The usable scripts that have been read by now.

        Args:
            also: ids of scripts that belong to them in any case, as far as files are named like them.
        """
        catalog = self._now
        read = {} if catalog is None else catalog.items
        others = (self.named(name) for name in dict.fromkeys(also) if name not in read)
        return (*read.values(), *(script for script in others if script is not None))

    def begun(self) -> FileCatalog[Script]:
        """What has been read by now, perhaps nothing yet."""
        return self._now or self._begin()

    def named(self, name: str) -> Script | None:
        """The script with this id from the file of the same name, without reading those before it.

        None where no file is named so, or it isn't usable or has another id: then all have to be read.
        """
        for folder in dict.fromkeys((self._languages.folder(self._language()), self._shipped, self._own)):
            path = folder / f"{name}{SCRIPTS[0]}"
            if path in self._named or is_file(path):
                return self._read_named(path, folder)
        return None

    def _read_named(self, path: Path, folder: Path) -> Script | None:
        # One page asks for the same script several times.
        if path not in self._named:
            self._named[path] = None
            with suppress(NotUsableError):
                script = self._read(path, folder)
                self._named[path] = script if script.id == path.stem else None
        return self._named[path]

    def all(self) -> FileCatalog[Script]:
        """All of them, read to the end."""
        catalog = self.begun()
        for _ in self._left:
            pass
        return catalog

    @property
    def _now(self) -> FileCatalog[Script] | None:
        """What has been read; None at first, and when another language is wanted."""
        wanted = self._languages.folder(self._language())
        if wanted != self._pack:
            self._pack, self._catalog = wanted, None
        return self._catalog

    def _begin(self) -> FileCatalog[Script]:
        self._stamps = self._stamps_now()
        catalog: FileCatalog[Script] = FileCatalog()
        self._catalog = catalog
        self._left = self._read_into(catalog)
        return catalog

    def _stamps_now(self) -> tuple[str, ...]:
        return stamps_ending(SCRIPTS, *dict.fromkeys((self._pack, self._shipped, self._own)))

    def _read_into(self, catalog: FileCatalog[Script]) -> Iterator[Path]:
        """Read the pack's, then those shipped in English that the pack hasn't got, then the person's own."""
        if self._pack != self._shipped:
            yield from read_into_catalog(catalog, (self._pack,), SCRIPTS, self._read)
        there = frozenset(catalog.items)
        yield from read_into_catalog(catalog, (self._shipped,), SCRIPTS, self._read, there)
        yield from read_into_catalog(catalog, (self._own,), SCRIPTS, self._read)
