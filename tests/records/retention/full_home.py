"""A home with the same word in everything that Kindpace keeps, made by Kindpace itself."""

import logging

import numpy as np
import soundfile
from bare_pages import pages_of
from export_material import GRID

from audio.analysis.survey_file import survey_file
from audio.engine.latencies import Latencies
from audio.files.clip_cache import ClipCache
from audio.units import Seconds as SoundSeconds
from player.clinic.pin import ClinicPin
from player.clinic.preset_signing import OwnKey
from player.clinic.secret_file import Cost
from player.clinic.trust import TrustedAuthors
from player.practice.units import Seconds
from player.records.journal.entries import JournalKind
from player.records.measures.questionnaire_reader import read_questionnaire
from player.records.retention.everything import OwnFiles
from player.records.store.entries import Content, ContentKind, EventKind, NoteKind, Outcome, StartedSitting
from player.settings.file import SettingsFile
from player.system.crash_log import note_crash

WORD = "zheronmark"
"""Unlikely to occur by chance."""

_PRESET = "data/scripts/presets/zheronmark.yaml"
OWN = {
    OwnFiles.PRACTICES: {"data/scripts/zheronmark.md"},
    OwnFiles.PRESETS: {_PRESET, f"{_PRESET}.minisig"},
    OwnFiles.QUESTIONNAIRES: {"data/scripts/measures/zheronmark.yaml"},
    OwnFiles.RECORDINGS: {"data/recordings/zheronmark.vtt", "data/recordings/zheronmark.wav"},
    OwnFiles.BACKGROUNDS: {"data/backgrounds/zheronmark.wav"},
    OwnFiles.VOICES: {"data/voices/ease-back/voice.json", "data/voices/ease-back/zheronmark.wav"},
}
"""The files that are a person's own, by kind."""

SCRIPT = f"""\
---
format: 1
id: {WORD}
title: A {WORD} of one's own
component: mindfulness
minutes: 4
---

# Arrive

You might look at a {WORD}.
"""

CHEAP = Cost(operations=32_768, memory=2**20)


def fill(parts):
    """Fill the home of an open window; returns the secrets of all keys the log has had."""
    _log(parts.session_log.open)
    _settings(parts)
    _caches(parts.folders)
    _technical(parts.folders)
    return [parts.session_log.open.key.secret, *parts.session_log.open.key.former]


def add_own_files(folders):
    """Add everything a person may add before the window opens and caches a list with the titles."""
    sound = 0.1 * np.sin(np.arange(4000) / 5.0)
    for folder in (folders.recordings, folders.backgrounds):
        soundfile.write(folder / f"{WORD}.wav", sound, 8000)
    (folders.recordings / f"{WORD}.vtt").write_text(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{WORD}\n")
    (folders.scripts / f"{WORD}.md").write_text(SCRIPT)
    (folders.presets / f"{WORD}.yaml").write_text(f"format: 1\nname: {WORD}\n")
    (folders.presets / f"{WORD}.yaml.minisig").write_text(f"untrusted comment: {WORD}\n")
    (folders.measures / f"{WORD}.yaml").write_bytes(GRID.replace(b"Kindpace's own grid", WORD.encode()))
    voice = folders.voices / "ease-back"
    voice.mkdir(parents=True)
    for name in ("voice.json", f"{WORD}.wav"):
        (voice / name).write_text(WORD)
    (folders.data / "recordings.json").write_text(f'{{"recordings": [{{"path": "/x", "title": "{WORD}"}}]}}')
    # Files that a person might put there.
    (folders.data / "kindpace-log.csv").write_text(WORD)
    (folders.data / WORD).mkdir()


def _log(log):
    script = Content(ContentKind.SCRIPT, WORD, SCRIPT.encode())
    preset = Content(ContentKind.PRESET, WORD, WORD.encode())
    sitting = log.start(StartedSitting(script, WORD, preset, "0" * 64, Seconds(60.0), spoken=True))
    log.event(sitting, Seconds(1.0), EventKind.CHOSEN, {"detail": WORD})
    for note in NoteKind:
        log.reflect(sitting, f"{WORD} {note}", note)
    log.finish(sitting, Outcome.STOPPED, Seconds(30.0))
    for kind in JournalKind:
        log.journal.save(log.journal.begin(kind), dict.fromkeys(kind.parts, WORD))
    answered = GRID.replace(b"Kindpace's own grid", WORD.encode())
    log.measures.answer(read_questionnaire(answered, "grid.yaml"), {1: 2})
    log.retention.restore_backup(log.retention.back_up_if_due())
    # As left by a kill during a backup or a restore.
    for name in ("backups/sittings-2026-03-01.part", "sittings.part", "sittings.coming"):
        (log.path.parent / name).write_text(WORD)


def _settings(parts):
    (parts.folders.config / "settings.toml").write_text(f"theme = [{WORD}")
    SettingsFile(parts.folders.config).save(parts.settings_store.current)
    parts.settings_store.change(support_contact=f"{WORD} 0123", region=WORD, favourites=(WORD,), preset=WORD)
    (parts.folders.config / ".settings.toml-x1y2").write_text(WORD)
    key = OwnKey(parts.folders.config, CHEAP).make(WORD, "five plain words", "five plain words")
    TrustedAuthors(parts.folders.config).trust(WORD, key.key)
    ClinicPin(parts.folders.config).set("2468")


def _caches(folders):
    cache = ClipCache(folders.cache)
    cache.store(cache.name_for(WORD, "voice", 100.0), np.zeros(480, np.float32))
    cache.close()
    list(survey_file(folders.recordings / f"{WORD}.wav", folders.cache))
    Latencies(folders.cache).remember(f"{WORD} headphones", SoundSeconds(0.2))
    (folders.cache / f".{WORD}-1.part").write_text(WORD)


def _technical(folders):
    logging.getLogger("player").warning("%s", WORD)
    (folders.log / "kindpace.log.1").write_text(WORD)
    note_crash(RuntimeError(WORD))
    # Earlier versions wrote the error's own words there.
    (folders.log / "crashes.log").write_text(WORD)
    (folders.data / "come-to-the-front").touch()


def found_in(home, secrets):
    """Where the word occurs: in names and bytes of all files, and in logs that one of these keys opens."""
    found = []
    for path in sorted(home.rglob("*")):
        names = WORD in path.name
        holds = path.is_file() and (WORD.encode() in path.read_bytes() or _in_log(path, secrets))
        if names or holds:
            found.append(path.relative_to(home).as_posix())
    return found


def _in_log(path, secrets):
    whole = path.suffix in {".db", ".coming", ".part"} and path.stat().st_size % 4096 == 0
    return whole and any(WORD.encode() in pages_of(path, secret) for secret in secrets)
