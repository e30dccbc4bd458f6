"""A found key and its place."""

from dataclasses import dataclass

from player.records.store.key_places import KeyPlace


@dataclass(frozen=True)
class FoundKey:
    """A key and its place.

    Attributes:
        secret: 64 hexadecimal digits. Never shown, never written to a log.
        place: where it is kept.
        notices: plain sentences about what happened while finding it.
        former: earlier keys of this log, which older backups and logs set aside may still need.
    """

    secret: str
    place: KeyPlace
    notices: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"FoundKey(place={self.place!r})"
