"""Takes screenshots of the real program: ``screenshots.py OUTDIR [NAME …]``.

Each picture is of the window itself, with the shipped scripts and presets, real plans and a made-up person's
log of a year (``made_up_year.py``), operated by its own buttons (``picture_person.py``, ``picture_list.py``).
Only what that person wrote is invented. It needs no screen and no sound card: run it with
``QT_QPA_PLATFORM=offscreen``. ``KINDPACE_LANGUAGE`` names another language than English.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Final
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parent.parent))

# First: it decides on the language of all sentences.
from tooling.picture_person import PATIENCE, SETTINGS, FastEngine, Person, home, window

# isort: split
import numpy as np
import soundfile
from PySide6.QtWidgets import QApplication

from audio.units import SAMPLE_RATE
from player.clinic.pin import ClinicPin
from player.records.session_log import SessionLog
from player.records.store.clock import local_now
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.sittings import sound
from player.system.folders import Folders
from tooling.picture_list import AUTHOR, LIGHT, PICTURES, Picture, left_twice, pressing

PASSPHRASE: Final = "four quiet words here"  # noqa: S105 - of somebody made up
REASON: Final = "We agreed to keep the mornings short, and the silences too."

# ------------------------------------------------------------------------ one preset, from hand to hand


def _signed(clinician: Person, given: Path, picture: Path | None) -> None:
    """Make a preset and sign it into a folder, ``given``."""
    pressing("Clinic", "Gentle: make one like it")(clinician)
    clinician.write("Name", "Mornings")
    clinician.write("Set by", AUTHOR)
    clinician.write("Because", REASON)
    clinician.press("Sign and give")
    made = clinician.has("Make the key")
    if made:
        clinician.write("Your name", AUTHOR)
        clinician.write("A passphrase", PASSPHRASE)
        clinician.press("Make the key")
    clinician.until_there("The folder to write into")
    clinician.write("The folder to write into", str(given))
    if not made:
        clinician.write("The key's passphrase", PASSPHRASE)
    clinician.press("Sign and give")
    end = time.monotonic() + PATIENCE
    while not list(given.glob("*.pacing")) and time.monotonic() < end:
        clinician.wait(0.2)
    clinician.until_there("Save the page")
    if picture is not None:
        clinician.picture(picture)


def _looked_at(person: Person, given: Path) -> None:
    person.press("Clinic")
    person.write("The preset's file", str(next(given.glob("*.pacing"))))
    person.press("Look at it")


def draw_handing_over(folder: Path) -> None:
    """Draw the clinic's pictures: a signed preset is handed over, trusted, kept, and tampered with."""
    with home(filled=False) as clinic, home(filled=True) as folders, tempfile.TemporaryDirectory() as place:
        first, second = Path(place) / "first", Path(place) / "second"
        first.mkdir()
        second.mkdir()
        with window(clinic) as clinician:
            clinician.app.given.clocks.now = lambda: local_now() - timedelta(days=7)
            _signed(clinician, first, folder / "clinic-sign-light.png")
        with window(clinic) as clinician:
            _signed(clinician, second, None)
        with window(folders) as person:
            _looked_at(person, second)
            person.until_there("All the words match")
            person.picture(folder / "clinic-trust-light.png")
            person.write("Whose key it is", AUTHOR)
            person.press("All the words match")
            person.until_there("Keep this preset")
            person.picture(folder / "clinic-keep-light.png")
            pressing("Keep this preset", "Use it from now on")(person)
            _looked_at(person, first)
            person.press("Keep this preset")
            person.until_there("Keep the older one")
            person.picture(folder / "clinic-older-light.png")
        (kept,) = folders.presets.glob("*.pacing")
        kept.write_bytes(kept.read_bytes().replace(REASON.encode(), b"It was changed."))
        with window(folders, settings=f'{SETTINGS}preset = "{kept.stem}"\n') as person:
            person.picture(folder / "practise-tampered-light.png")


ASKS: Final = """format: 1
name: With a question
author: myself
date: 2026-11-28
reason: To see how a question looks.
questionnaires: [distress]
controls: {}
"""


def draw_questionnaire(folder: Path) -> None:
    """Draw a questionnaire that a preset assigns."""
    with home(filled=False) as folders:
        (folders.presets / "asks.yaml").write_text(ASKS, encoding="utf-8")
        settings = f'{SETTINGS}preset = "asks"\n'
        draw(folder, Picture("questionnaire", pressing("Look at it"), settings=settings), folders)


def draw_recording(folder: Path) -> None:
    """Draw what is shown of a recording of one's own: before it begins, and where it is named."""
    with home(filled=False) as folders:
        seconds = np.arange(40 * SAMPLE_RATE) / SAMPLE_RATE
        # Tones of four seconds, with pauses as long between them.
        bursts = (seconds % 8.0 < 4.0) * 0.1 * np.sin(2 * np.pi * 220 * seconds)  # noqa: PLR2004
        soundfile.write(folders.recordings / "an-evening-talk.wav", bursts, SAMPLE_RATE)
        # Nor is there a sound card where pictures are drawn.
        heard = patch.object(sound.Sound, "_made", lambda _sound: FastEngine())
        with heard, window(folders) as person:
            person.until_there("an-evening-talk")
            person.wait(3.0)
            person.press("an-evening-talk")
            person.until_there("Name it")
            person.picture(folder / "briefing-recording-light.png")
            person.press("Name it")
            person.picture(folder / "recording-light.png")


def draw_asked_for(folder: Path) -> None:
    """Draw what stands before the log and the clinic: the question for a passphrase, and for a PIN."""
    with home(filled=False) as folders:
        ClinicPin(folders.config, local_now).set("1379")
        log = SessionLog.open(folders.data, Keys(folders.config))
        log.move_key(KeyPlace.PASSPHRASE, PASSPHRASE)
        log.close()
        with window(folders) as person:
            person.picture(folder / "passphrase-light.png")
            person.press("Go on without")
            person.press("Clinic")
            person.picture(folder / "clinic-pin-light.png")


def draw_first_visit(folder: Path) -> None:
    """Draw the three screens of a first visit."""
    with home(filled=False) as folders, window(folders, settings="") as person:
        person.picture(folder / "first-visit-about-light.png")
        person.press("Go on")
        person.picture(folder / "first-visit-pacing-light.png")
        person.press("Kindness is sometimes hard for me")
        person.picture(folder / "first-visit-voice-light.png")


def draw(folder: Path, picture: Picture, folders: Folders) -> None:
    """Draw one picture in each of its themes."""
    for theme in picture.themes:
        with window(folders, theme, picture.text_size, picture.settings) as person:
            picture.does(person)
            size = "" if picture.text_size == 100 else f"-{picture.text_size}"  # noqa: PLR2004
            person.picture(folder / f"{picture.name}-{theme}{size}.png")


def main() -> int:
    """Draw all pictures, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("names", nargs="*", help="only these pictures")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    with home(filled=True) as folders:
        for picture in PICTURES:
            if not wanted.names or picture.name in wanted.names:
                print(picture.name, flush=True)
                draw(wanted.folder, picture, folders)
    with home(filled=True) as folders:
        # After two stops in a row a lower rung is offered; the other pictures must not show that.
        if not wanted.names or "briefing-lower-rung" in wanted.names:
            draw(wanted.folder, Picture("briefing-lower-rung", left_twice, LIGHT), folders)
    if not wanted.names or "first-visit" in wanted.names:
        draw_first_visit(wanted.folder)
    if not wanted.names or "questionnaire" in wanted.names:
        draw_questionnaire(wanted.folder)
    if not wanted.names or "recording" in wanted.names:
        draw_recording(wanted.folder)
    if not wanted.names or "passphrase" in wanted.names:
        draw_asked_for(wanted.folder)
    if not wanted.names or "clinic-sign" in wanted.names:
        draw_handing_over(wanted.folder)
    application.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main())
