"""Keys, presets and homes for the clinic's tests."""

import shutil
from datetime import UTC, date, datetime

from player.clinic.embedded import signable, with_signature
from player.clinic.keys import SecretKey
from player.clinic.signature import sign, write_signature
from player.clinic.trust import TrustedAuthor
from player.clinic.verification import Evidence
from player.library.catalog import shipped_content
from player.system.folders import HOME_VARIABLE, find_folders

KEY = SecretKey(bytes(range(8)), bytes(range(32)))
STRANGER = SecretKey(bytes(8), bytes(32))
TODAY = date(2026, 11, 22)
WHEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ADA = TrustedAuthor("Dr Ada", KEY.public, TODAY)
EVIDENCE = Evidence((ADA,), TODAY)

PRESET = """\
format: 1
name: For mornings
author: Dr Ada
date: 2026-11-20
reason: "Short and early, as we agreed."
review_date: 2027-02-22
locked: [max_rung, contact_max_s]
controls:
  session_max_min: 5
  max_rung: 2
  contact_max_s: 30
"""


def signature_of(data, key=KEY):
    """A detached signature file."""
    return write_signature(sign(data, key, "mornings.pacing", WHEN))


def embedded(data, key=KEY):
    """The file with an embedded signature."""
    message = signable(data)
    return with_signature(message, sign(message, key, "mornings.pacing", WHEN))


def own(text=PRESET):
    """The preset as a person's own: no clinician, no locks."""
    without = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("locked"))
    return without.replace("author: Dr Ada", "author: myself")


def home(folder):
    """A person's folders."""
    return find_folders({HOME_VARIABLE: str(folder)}).make()


def shipped(folder, *practices):
    """The shipped presets and companions, and the scripts of some practices, by their ids."""
    for part in ("presets", "companion"):
        shutil.copytree(shipped_content() / part, folder / part)
    for name in practices:
        shutil.copy(shipped_content() / f"{name}.md", folder)
    return folder


def put_signed(folders, text=PRESET, name="mornings", key=KEY):
    """A signed preset among the person's own; returns its path."""
    path = folders.presets / f"{name}.pacing"
    path.write_bytes(text.encode())
    path.with_name(path.name + ".minisig").write_bytes(signature_of(text.encode(), key))
    return path
