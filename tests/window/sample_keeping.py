"""Made-up exports, backups and places of the key, for the pictures and the window's tests."""

from dataclasses import replace

from player.records.retention.deletion import DISK_MAY_STILL_HOLD
from player.records.store.key_places import KeyPlace
from player.window.export.state import Copy, ExportView, KindChoice
from player.window.keeping.logs_aside import WAITING
from player.window.keeping.state import BackupView, KeepingView, KeyPlaceView, OwnFilesView, SetAsideView
from player.window.keeping.words import EVERYTHING
from player.window.state import Option
from player.window.unlock.state import UnlockView

_KINDS = (
    KindChoice("ratings", "How hard it was", taken=True, about="Your numbers before and after."),
    KindChoice("notes", "Your notes", taken=False, about="Your sentences, and why you stopped."),
    KindChoice("journal", "Your journal", taken=False, about="Letters and notes for therapy."),
)
EXPORT = ExportView(
    copies=(
        Copy("therapist", "My therapist", "Pages to print or hand over."),
        Copy("me", "Me", "A table in plain words, one line for each sitting."),
        Copy("backup", "A backup", "Everything, so that Kindpace can read it back."),
        Copy("clinic", "A clinic's records", "A file for a clinic's own program."),
    ),
    chosen_for="me",
    forms=(Option("table", "A table"),),
    form="table",
    kinds=_KINDS,
    first_day="2025-11-22",
    last_day="2026-11-22",
    contains=("230 sittings, 22 November 2025 to 22 November 2026.", "641 ratings."),
    left_out=("Left out: your journal.", "Your name and your settings are in no copy."),
    headings=("Day", "Practice", "Minutes", "How it ended", "How hard before"),
    rows=(
        ("2026-11-20", "Others too", "5", "to the end", "4"),
        ("2026-11-21", "A few mindful breaths", "2", "stopped by choice", "let pass"),
    ),
    more="These are its first lines; 228 more follow.",
    file_name="kindpace-my-sittings.csv",
)
EXPORT_PAGES = replace(
    EXPORT,
    chosen_for="therapist",
    form="pdf",
    headings=(),
    rows=(),
    more="",
    html="<h1>Practice with Kindpace</h1><h2>What, and how often</h2><p>230 sittings</p>",
    message="The silences are what I notice most.",
    done="Saved: /home/you/kindpace-for-therapy.pdf. It is not encrypted, so anybody who has it can read it.",
)
EXPORT_CLINIC = replace(
    EXPORT,
    chosen_for="clinic",
    forms=(
        Option("fhir", "For its record system (FHIR)"),
        Option("csv", "For its statistics (CSV)"),
    ),
    form="fhir",
)
EXPORT_EMPTY = replace(
    EXPORT, first_day="", last_day="", contains=("0 sittings.",), rows=(), more="", ready=False
)
KEEPING = KeepingView(
    places=tuple(
        KeyPlaceView(place.value, title, place.words, here=place is KeyPlace.KEYRING)
        for place, title in (
            (KeyPlace.KEYRING, "In the system's keyring"),
            (KeyPlace.PASSPHRASE, "Behind a passphrase"),
            (KeyPlace.FILE, "In a file"),
        )
    ),
    backups=(
        BackupView("2026-11-22", "Sunday 22 November 2026, 412 kB"),
        BackupView(
            "2026-11-21",
            "Saturday 21 November 2026, 410 kB",
            "It holds 229 sittings, from Saturday 22 November 2025 to Saturday 21 November 2026, and 69 "
            "journal entries. It lacks 1 sitting kept here now.",
        ),
    ),
    retention_options=(Option("0", "Everything stays"), Option("365", "A year")),
    first_day="2025-11-22",
    last_day="2026-11-22",
    everything_words=EVERYTHING,
    own_files=(
        OwnFilesView("practices", "Practices you added", "3 files", kept=True),
        OwnFilesView("recordings", "Recordings and captions", "2 files", kept=False),
    ),
    disk_words=DISK_MAY_STILL_HOLD,
)
KEEPING_ASKED = replace(
    KEEPING,
    asked="Delete everything: sittings, journal, answers, backups, settings, contact, prepared sound and "
    "keys? None of it can be brought back. Your own files go too: recordings and captions (2 files). "
    "These stay: practices you added (3 files).",
    yes="Delete everything",
)
KEEPING_PASSPHRASE = replace(KEEPING, passphrase_wanted=True, done="The key is kept here now: in a file.")
KEEPING_SET_ASIDE = replace(
    KEEPING,
    set_aside=(
        SetAsideView(
            "sittings-set-aside-20261121T090000.db", "Saturday 21 November 2026, 09:00, 410 kB", opens=True
        ),
        SetAsideView("sittings-set-aside-20261101T090000.db", "Sunday 1 November 2026, 09:00, 98 kB"),
    ),
    set_aside_words="Some of these open with a key that is here, and can be taken back.",
    busy="Kindpace is looking through the file. Nothing has been changed yet.",
)
KEEPING_WAITING = replace(KEEPING, places=(), backups=(), first_day="", last_day="", waiting=WAITING)
UNLOCK = UnlockView(
    "Your log opens with your passphrase. You can also practise without it; then nothing is kept.",
    "That passphrase does not open the log. You might try again.",
)
