"""Files of every former format stay readable: presets, signatures, keys."""

from datetime import date
from pathlib import Path

import jsonschema
import pytest
from ruamel.yaml import YAML

from player.clinic.keys import author_in, read_public_key
from player.clinic.secret_file import read_secret_key
from player.clinic.trust import TrustedAuthor
from player.clinic.verification import Evidence, Verdict, verify
from player.practice.pacing.control_docs import preset_schema
from player.practice.pacing.model import GENTLE, LongSilence
from player.practice.pacing.preset_text import FORMAT

FOLDER = Path(__file__).parent / "formats"


def test_there_is_a_file_of_every_format():
    assert [path.name for path in sorted(FOLDER.glob("*.pacing"))] == [
        f"format-{number}.pacing" for number in range(1, FORMAT + 1)
    ]


def test_format_1_is_read_and_its_signature_holds():
    data = (FOLDER / "format-1.pacing").read_bytes()
    public = (FOLDER / "format-1.pub").read_bytes()
    ada = TrustedAuthor(author_in(public), read_public_key(public, "format-1.pub"), date(2026, 11, 22))
    beside = (FOLDER / "format-1.pacing.minisig").read_bytes()

    found = verify(data, "format-1.pacing", beside, Evidence((ada,), date(2026, 11, 22)))
    pacing = found.pacing

    assert found.verdict is Verdict.SIGNED
    assert pacing is not None
    assert (pacing.author, pacing.date, pacing.review_date) == (
        "Dr Ada",
        date(2026, 11, 20),
        date(2027, 2, 22),
    )
    assert pacing.locked == ("max_rung", "contact_max_s")
    assert (pacing.max_rung, pacing.contact_max_s, pacing.pause_scale) == (2, None, 1.5)
    assert (pacing.long_silence, pacing.check_in) == (LongSilence.COUNTDOWN, ())
    assert pacing.speech_wpm == GENTLE.speech_wpm


def test_format_1_s_keys_belong_together():
    key = read_secret_key((FOLDER / "format-1.key").read_bytes(), "four warm words here", "format-1.key")

    assert key.public == read_public_key((FOLDER / "format-1.pub").read_bytes(), "format-1.pub")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.pacing")), ids=lambda path: path.name)
def test_they_keep_to_the_schema(path):
    tree = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    plain = {name: str(value) if isinstance(value, date) else value for name, value in tree.items()}

    jsonschema.validate(plain, preset_schema())
