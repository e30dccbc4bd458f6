"""Files that were dropped on the window, or given to ``kindpace``: what each is, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from player.language.catalogue import _
from player.library.script_files import is_readable_text
from player.practice.display_text import isolated
from player.practice.errors import NotUsableError
from player.practice.file_kinds import DRAFTED, LOOKED_AT, SOUND_ENDINGS, FileKind, kind_of
from player.system.files import read_beginning
from player.system.paths import is_folder
from player.window.clinic.destinations import InspectPreset, InspectVoice
from player.window.intents import OpenKeeping, OpenTryScript
from player.window.keeping.state import ENDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from player.window.intents import Destination

BRING_BACK: Final = _(
    "{name} may hold everything from another computer. To bring it back, type its passphrase below and press "
    "Bring it back."
)
ONE_AT_A_TIME: Final = _(
    "{name} was not opened, because one file is opened at a time. You might open it next."
)
OTHER: Final = _(
    "{name} could not be opened: it is {kind}. Kindpace opens recordings, scripts, presets, practices in "
    "somebody's own voice, and what it wrote for another computer."
)

MISNAMED: Final = _(
    "{name} is sound under another name. Give it the ending of its format, such as .mp3, and open it again."
)

WITHOUT_WORDS: Final = _("a file without text")


@dataclass(frozen=True)
class FilesToOpen:
    """Files, sorted by what they are.

    Attributes:
        recordings: and folders, which are taken in together.
        leads_to: where the first of the others is opened; None if there is none.
        words: what is to be said of them, such as why one can't be opened.
    """

    recordings: tuple[str, ...] = ()
    leads_to: Destination | None = None
    words: tuple[str, ...] = ()


def sort_files(paths: Sequence[str]) -> FilesToOpen:
    """Sort files by what they are; one script, preset or transfer file is opened at a time."""
    recordings = tuple(path for path in paths if _is_recording(Path(path)))
    leads_to: Destination | None = None
    words: list[str] = []
    for path in (Path(path) for path in paths if path not in recordings):
        destination, said = _opened(path)
        if destination is not None and (recordings or leads_to is not None):
            words.append(ONE_AT_A_TIME.format(name=isolated(path.name)))
            continue
        leads_to = leads_to or destination
        words += [said] if said else []
    return FilesToOpen(recordings, leads_to, tuple(words))


def _is_recording(path: Path) -> bool:
    return is_folder(path) or (path.suffix.lower() in SOUND_ENDINGS and not is_readable_text(path))


def _opened(path: Path) -> tuple[Destination | None, str]:
    """Where a file is opened, and what is said of it."""
    name = isolated(path.name)
    # It is encrypted, so its content says nothing.
    if path.suffix.lower() == ENDING:
        return OpenKeeping(), BRING_BACK.format(name=name)
    try:
        kind = kind_of(path.name, read_beginning(path, LOOKED_AT))
    except NotUsableError as error:
        return None, str(error)
    match kind:
        case FileKind.PRESET | FileKind.RECORDED_VOICE:
            return (InspectPreset if kind is FileKind.PRESET else InspectVoice)(path), ""
        case FileKind.SCRIPT:
            return OpenTryScript(str(path)), ""
    if kind in DRAFTED:
        # The screen says what it is, and offers to make a draft of it.
        return OpenTryScript(str(path)), ""
    said = MISNAMED if kind is FileKind.SOUND else OTHER
    return None, said.format(name=name, kind=WITHOUT_WORDS if kind is FileKind.OTHER else kind.value)
