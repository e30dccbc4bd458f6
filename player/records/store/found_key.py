"""A key that was found, and where."""

from dataclasses import dataclass

from player.records.store.key_places import KeyPlace


@dataclass(frozen=True)
class FoundKey:
    """A key and where it is.

    Attributes:
        secret: 64 hexadecimal digits. Never shown, never written to a log.
        place: where it is kept.
        notices: plain sentences about what happened while finding it.
        former: keys this log had before; older backups and logs set aside may still need them.
    """

    secret: str
    place: KeyPlace
    notices: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"FoundKey(place={self.place!r})"
