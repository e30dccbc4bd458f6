"""``log-key.json``: says where the log's key is. It is replaced atomically."""

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from player.language.catalogue import _
from player.language.system_faults import system_words
from player.practice.errors import NotUsableError
from player.records.errors import KeyNotKeptError, KeyUnavailableError
from player.records.store.clock import file_stamp
from player.records.store.key_places import KeyPlace
from player.system.files import read_bounded, unused_name, write_whole
from player.system.paths import is_file, may_exist

if TYPE_CHECKING:
    from player.records.store.key_wrap import Wrapped

FORMAT: Final = 2
FILE_NAME: Final = "log-key.json"
_LARGEST: Final = 64 * 1024
_HEX: Final = re.compile(r"([0-9a-f]{2})+")


class KeyRef(NamedTuple):
    """The place of a key.

    Attributes:
        place: keyring, passphrase or file.
        entry: its name in the keyring.
        wrapped: the wrapped key, for a passphrase.
        former: earlier keys, sealed with this one.
    """

    place: KeyPlace
    entry: str
    wrapped: "Wrapped | None" = None
    former: tuple[str, ...] = ()


class Marker(NamedTuple):
    """Where the key is and, during a move, where it is going."""

    now: KeyRef
    moving_to: KeyRef | None = None

    @property
    def places(self) -> tuple[KeyRef, ...]:
        """The places where the key may be."""
        return (self.now,) if self.moving_to is None else (self.now, self.moving_to)


def behind_passphrase(folder: Path) -> bool:
    """Whether a log's key is, or may be, behind a passphrase.

    Args:
        folder: the config folder.

    Raises:
        KeyUnavailableError: a newer version wrote the file.
    """
    path = folder / FILE_NAME
    marker = read_marker(path, path)
    return marker is not None and any(ref.place is KeyPlace.PASSPHRASE for ref in marker.places)


def read_marker(path: Path, log: Path) -> Marker | None:
    """Read the file; None if it doesn't exist, isn't ours to read or is damaged.

    Raises:
        KeyUnavailableError: a newer version wrote it, or its disk doesn't give it now.
    """
    try:
        content = json.loads(read_bounded(path, _LARGEST))
        found = content["format"]
        if isinstance(found, int) and found > FORMAT:
            raise KeyUnavailableError(log, str(path), _("a newer Kindpace wrote that file"))
        moving = content.get("moving_to")
        return Marker(_ref(content), None if moving is None else _ref(moving))
    except NotUsableError as error:
        if error.problems[0].code == "unreadable" and is_file(path) and os.access(path, os.R_OK):
            # Another is not written in its place: former keys are in it.
            raise KeyUnavailableError(log, str(path), error.problems[0].message) from error
        return None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def write_marker(path: Path, marker: Marker) -> None:
    """Replace the file. An unreadable one is set aside first: it may hold the only copy of a key.

    Raises:
        KeyNotKeptError: it could not be written; the old one is unchanged.
    """
    content = {"format": FORMAT} | _plain(marker.now)
    if marker.moving_to is not None:
        content["moving_to"] = _plain(marker.moving_to)
    try:
        if may_exist(path) and read_marker(path, path) is None:
            path.rename(unused_name(path, file_stamp()))
        write_whole(path, json.dumps(content, indent=2).encode() + b"\n")
    except OSError as error:
        raise KeyNotKeptError(path, system_words(error)) from error


def _ref(content: Any) -> KeyRef:
    wrapped = content.get("wrapped")
    former = tuple(content.get("former", ()))
    if not all(isinstance(sealed, str) and _HEX.fullmatch(sealed) for sealed in former):
        raise ValueError("former keys are hexadecimal")
    place = KeyPlace(content["place"])
    if (place is KeyPlace.PASSPHRASE) != (wrapped is not None):
        raise ValueError("a key is wrapped with a passphrase, and only then")
    return KeyRef(place, str(content["entry"]), None if wrapped is None else _wrapped(wrapped), former)


def _wrapped(content: dict[str, Any]) -> "Wrapped":
    # Imports the ciphers, which are needed only with a passphrase.
    from player.records.store.key_wrap import Wrapped  # noqa: PLC0415

    return Wrapped(**content)


def _plain(ref: KeyRef) -> dict[str, Any]:
    content: dict[str, Any] = {"place": ref.place.value, "entry": ref.entry}
    if ref.wrapped is not None:
        content["wrapped"] = vars(ref.wrapped)
    if ref.former:
        content["former"] = list(ref.former)
    return content
