"""What a person chose last before a practice, kept so that it needn't be chosen again."""

from collections.abc import Sequence
from typing import Final

from player.settings.declaration import MOST_KEPT_CHOICES

_APART: Final = frozenset(" =")


def choices_kept(kept: Sequence[str], practice_id: str) -> dict[str, str]:
    """The values chosen for a practice, by subject.

    Args:
        kept: as the settings keep them: a practice's id, then ``subject=value``, with spaces between.
        practice_id: the practice's.
    """
    for line in kept:
        name, *pairs = line.split(" ")
        if name == practice_id:
            return {subject: value for subject, _, value in (pair.partition("=") for pair in pairs) if value}
    return {}


def with_choice(kept: Sequence[str], practice_id: str, subject: str, value: str) -> tuple[str, ...]:
    """What is kept once one more choice was made; the oldest practice goes where there are too many.

    Args:
        kept: see ``choices_kept``.
        practice_id: the practice's.
        subject: what was chosen, such as ``"eyes"``.
        value: the choice. One that could not be read back isn't kept.
    """
    if _APART & {*practice_id, *subject, *value}:
        return tuple(kept)
    now = choices_kept(kept, practice_id) | {subject: value}
    line = " ".join((practice_id, *(f"{name}={chosen}" for name, chosen in now.items())))
    others = (other for other in kept if other.partition(" ")[0] != practice_id)
    return (line, *others)[:MOST_KEPT_CHOICES]
