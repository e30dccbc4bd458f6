"""Recorded lines given together with a preset, as one signed file: whether they can be, and writing it."""

from pathlib import Path
from typing import Final

from player.clinic.errors import FileNotWrittenError
from player.clinic.keys import LARGEST_KEY_FILE, PublicKey, SecretKey, write_public_key
from player.clinic.preset_export import PUBLIC_ENDING
from player.clinic.preset_inspection import LARGEST_PRESET
from player.clinic.preset_signing import Signer
from player.clinic.verification import Verdict
from player.language.catalogue import _, counted
from player.language.numbers import figure
from player.library.own_voice.bundle import write_bundle
from player.library.own_voice.sheet import Recorded, Sheet
from player.library.own_voice.store import OwnVoice
from player.practice.display_text import isolated
from player.practice.files_said import file_said
from player.practice.narrator_choice import NarratorChoice
from player.practice.pacing.built_in import shown_name
from player.practice.pacing.model import Pacing
from player.system.files import read_bounded, write_whole
from player.system.paths import exists
from player.window.clinic.desk import Desk

BUNDLE_ENDING: Final = ".voice"

NO_KEY: Final = _(
    "Giving it needs a key of yours to sign with. It is made in Clinic, the first time you sign a preset."
)
BUILT_IN: Final = _(
    "{name} is one of Kindpace's own presets, which everybody has. Choose one of yours above; in Clinic you "
    "can make one like it."
)
NOT_CHOSEN: Final = _(
    "The preset doesn't choose this voice, so the person chooses it on the page before a sitting. In Clinic "
    "you can change the preset so that it does."
)
NOTHING: Final = _(
    "Once a line is recorded, it can be given together with a preset of yours, as one signed file."
)


def why_not_given(sheet: Sheet, desk: Desk, preset: str) -> str:
    """Why nothing can be given now; empty where it can."""
    if not sheet.count(Recorded.YES) and not sheet.elsewhere:
        return NOTHING
    found = desk.found(preset)
    if found is None or found.verdict is Verdict.BUILT_IN:
        name = shown_name(found.pacing) if found is not None and found.pacing is not None else preset
        return BUILT_IN.format(name=isolated(name))
    return "" if desk.own_key() is not None else NO_KEY


def what_is_given(pacing: Pacing) -> str:
    """What the file will hold, in words."""
    with_it = _("The recorded lines and the preset {isolated} go into one file, signed by you.").format(
        isolated=isolated(pacing.name)
    )
    return with_it if pacing.narrator is NarratorChoice.RECORDED else f"{with_it} {NOT_CHOSEN}"


def save_bundle(voice: OwnVoice, preset: Path, key: SecretKey, giver: Signer, path: Path) -> str:
    """Write the file, and the public key beside it. Returns what there is to say.

    Args:
        voice: the recorded lines.
        preset: the preset's file.
        key: signs it.
        giver: whose key it is, and when it is signed.
        path: of the file to write.

    Raises:
        VoiceDamagedError: a recorded line can't be read, or isn't what was recorded.
        NotUsableError: the preset's file can't be read.
        FileNotWrittenError: the file, or the key beside it, can't be written.
    """
    path = path if path.suffix else path.with_suffix(BUNDLE_ENDING)
    data = write_bundle(voice, read_bounded(preset, LARGEST_PRESET), key, path.name, giver.when)
    _write(path, data)
    beside = _public_key(path, key.public, giver.author)
    lines = counted("{number} line", "{number} lines", len(voice.manifest.lines))
    return _(
        "Saved: {path}, {lines}, {size} MB. Give it together with {name}, and, by voice or on paper, the "
        "words of your key."
    ).format(path=file_said(path), lines=lines, size=figure(len(data) / _MB, ".1f"), name=beside.name)


_MB: Final = 1_000_000


def _public_key(path: Path, key: PublicKey, author: str) -> Path:
    text = write_public_key(key, author).encode()
    beside = path.with_suffix(PUBLIC_ENDING)
    if exists(beside) and read_bounded(beside, LARGEST_KEY_FILE) != text:
        beside = path.with_name(f"{path.stem}-key{PUBLIC_ENDING}")
    _write(beside, text)
    return beside


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        raise FileNotWrittenError(path, error) from error
