"""The authors whose signatures count on this machine: ``trusted-authors.toml`` in the config folder.

A person adds an author after comparing the key's words with them. The file may be read and edited; if
anything in it is wrong, nobody is trusted by mistake.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import tomlkit
from tomlkit.exceptions import TOMLKitError

from player.clinic.errors import (
    AnotherKeyError,
    AuthorNameError,
    KeyNotReadableError,
    TrustNotKeptError,
    TrustNotReadableError,
)
from player.clinic.fingerprint_words import hex_of, words_of
from player.clinic.keys import PublicKey, read_public_key
from player.language.catalogue import _
from player.practice.errors import NotUsableError
from player.system.files import read_bounded, write_whole
from player.system.local_time import local_today
from player.system.paths import may_exist

FILE_NAME: Final = "trusted-authors.toml"
FORMAT: Final = 1
LARGEST: Final = 256 * 1024
LONGEST_NAME: Final = 100


@dataclass(frozen=True)
class TrustedAuthor:
    """An author whose signatures count here.

    Attributes:
        name: as the person entered it.
        key: their public key.
        trusted_on: the day the author was added.
    """

    name: str
    key: PublicKey
    trusted_on: date


class TrustedAuthors:
    """Reads and writes the list.

    Args:
        folder: the config folder; it must exist when somebody is added.
        today: gives the local day.
    """

    def __init__(self, folder: Path, today: Callable[[], date] = local_today) -> None:
        self.path = folder / FILE_NAME
        self._today = today

    def read(self) -> tuple[TrustedAuthor, ...]:
        """All authors in the list, in order; empty if there is no list.

        Raises:
            TrustNotReadableError: it is damaged or has an invalid entry.
        """
        return tuple(self._author(entry) for entry in self._entries(self._document()))

    def trust(self, name: str, key: PublicKey) -> TrustedAuthor:
        """Add an author. Adding the same key again only changes the name.

        Raises:
            AuthorNameError: the name can't be kept.
            AnotherKeyError: a different key has the same number.
            TrustNotReadableError: the list is damaged; it is left as it is.
            TrustNotKeptError: it can't be written.
        """
        name = checked_name(name)
        known = self.read()
        for other in known:
            if other.key.number == key.number and other.key != key:
                raise AnotherKeyError(key.id, other.name)
        document = self._document()
        entries = document.setdefault("author", tomlkit.aot())
        for at in reversed([at for at, other in enumerate(known) if other.key == key]):
            del entries[at]
        author = TrustedAuthor(name, key, self._today())
        entries.append(_table(author))
        self._write(document)
        return author

    def remove(self, key_id: str) -> bool:
        """Remove the author with this key number; False if there is none.

        Raises:
            TrustNotReadableError: the list is damaged; it is left as it is.
            TrustNotKeptError: it can't be written.
        """
        gone = [at for at, author in enumerate(self.read()) if author.key.id == key_id.upper()]
        if not gone:
            return False
        document = self._document()
        entries = document["author"]
        for at in reversed(gone):
            del entries[at]
        self._write(document)
        return True

    def _document(self) -> tomlkit.TOMLDocument:
        if not may_exist(self.path):
            return _empty()
        try:
            return tomlkit.parse(read_bounded(self.path, LARGEST).decode("utf-8").removeprefix("\ufeff"))
        except NotUsableError as error:
            raise TrustNotReadableError(self.path, error.problems[0].message.rstrip(".")) from error
        except (TOMLKitError, ValueError, RecursionError) as error:
            raise TrustNotReadableError(self.path, _("it is not TOML")) from error

    def _entries(self, document: tomlkit.TOMLDocument) -> list[dict[str, Any]]:
        whole: dict[str, Any] = document.unwrap()
        found = whole.get("format", FORMAT)
        if type(found) is not int or found > FORMAT:
            raise TrustNotReadableError(self.path, _("it was written by a newer version, or is damaged"))
        entries = whole.get("author", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise TrustNotReadableError(self.path, _("“author” is not a list of authors"))
        return entries

    def _author(self, entry: dict[str, Any]) -> TrustedAuthor:
        name, line, day = (entry.get(key) for key in ("name", "public_key", "trusted_on"))
        if not isinstance(name, str) or not isinstance(line, str) or type(day) is not date:
            raise TrustNotReadableError(self.path, _("an author lacks a name, a public key or a date"))
        try:
            return TrustedAuthor(checked_name(name), read_public_key(line, str(self.path)), day)
        except (KeyNotReadableError, AuthorNameError) as error:
            raise TrustNotReadableError(
                self.path, _("of {name!r}, the name or key is damaged").format(name=name[:40])
            ) from error

    def _write(self, document: tomlkit.TOMLDocument) -> None:
        try:
            write_whole(self.path, tomlkit.dumps(document).encode())
        except OSError as error:
            raise TrustNotKeptError(self.path, error) from error


def checked_name(name: str) -> str:
    """A name that can be kept.

    Raises:
        AuthorNameError: it is empty, too long, or has more than one line.
    """
    plain = name.strip()
    if not plain or len(plain) > LONGEST_NAME or not plain.isprintable():
        raise AuthorNameError
    return plain


def _empty() -> tomlkit.TOMLDocument:
    document = tomlkit.document()
    document.add(
        tomlkit.comment(_("Authors whose presets count here. Each was added by hand; take one out any time."))
    )
    document.add("format", tomlkit.item(FORMAT))
    return document


def _table(author: TrustedAuthor) -> Any:
    table = tomlkit.table()
    table["name"] = author.name
    table["key_id"] = author.key.id
    table["public_key"] = author.key.encoded
    table["words"] = " ".join(words_of(author.key))
    table["fingerprint"] = hex_of(author.key)
    table["trusted_on"] = author.trusted_on
    return table
