"""Views of the clinic's screens, made from the shipped practice and presets as the pages make them."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from player.clinic.pin import NOTICE as PIN_NOTICE
from player.library import catalog as library
from player.library.questionnaire_catalog import read_measure
from player.practice.choices import Choices
from player.practice.pacing.assignments import AssignedPractice, Day
from player.practice.pacing.model import CheckInStyle, Pacing, with_values
from player.practice.script.model import Script
from player.practice.script.phrasebook_reader import read_phrasebook
from player.sittings.planning import Planning
from player.window.clinic.defaults_described import DEFAULTS
from player.window.clinic.draft import PresetDraft
from player.window.clinic.editor.comparison_described import PlannedUnderPreset
from player.window.clinic.editor.describe import Choosable, preset_view
from player.window.clinic.editor.state import PresetView
from player.window.clinic.gate.state import ClinicGateView
from player.window.clinic.importing.state import ImportView
from player.window.clinic.presets.state import ClinicView, PresetRow, TrustedRow
from player.window.clinic.signing.state import SignView
from player.window.practise.state import PacingBanner
from player.window.shared.rating_described import rating_view
from player.window.state import View

_SCRIPTS = Path(__file__).parents[2] / "scripts"
_REASON = "We agreed to stay with others first, and to keep the silences short."
_SET_BY = f"Set by Dr. A. Moss on 22 November 2026, because: {_REASON} To be looked at again by 31 May 2027."
_WORDS = "cocoa cedar silver beaver porch pasture radish ocean"
_KEY = "Key F074801E00150A8D · fingerprint 3128 d311 b4a6 be96 f918 453e 180b bad4"


def _preset(name: str) -> Pacing:
    path = _SCRIPTS / "presets" / f"{name}.yaml"
    return library.read_preset(path.read_bytes(), str(path))


def _script(name: str) -> Script:
    path = _SCRIPTS / f"{name}.md"
    return library.parse_script(path.read_bytes(), str(path))


def _editor() -> PresetView:
    book = _SCRIPTS / "companion" / "en.yaml"
    phrasebook = read_phrasebook(book.read_bytes(), str(book))
    standard, script = _preset("standard"), _script("self-compassion-break")
    draft = replace(
        with_values(_preset("gentle"), max_silence_s=12, max_rung=3),
        name="Others first",
        author="Dr. A. Moss",
        reason=_REASON,
        date=dt.date(2026, 11, 22),
        locked=("max_rung",),
        practices=(AssignedPractice("self-compassion-break", (Day.MONDAY, Day.THURSDAY)),),
        questionnaires=("sscs-s",),
    )

    def heard(pacing: Pacing) -> PlannedUnderPreset:
        planning = Planning(script, pacing, Choices(highest_rung=pacing.max_rung), phrasebook)
        return PlannedUnderPreset.of(pacing, planning.fresh(planning.estimated))

    asked = [read_measure(path) for path in sorted((_SCRIPTS / "measures").iterdir())]
    written = PresetDraft(draft, "2027-05-31", script.id, standard, said=f"Saved. {_SET_BY}")
    return preset_view(written, heard(draft), heard(standard), Choosable([script], [standard], asked))


CLINIC = ClinicView(
    defaults=DEFAULTS,
    presets=(
        PresetRow("others-first", "Others first", _SET_BY, own=True, mine=True, usable=True, in_force=True),
        PresetRow(
            "gentle",
            "Gentle",
            "One of Kindpace's own presets. A soft middle way: open eyes, short silences with company, and "
            "frequent reminders of choice.",
            own=False,
            mine=False,
            usable=True,
            in_force=False,
        ),
        PresetRow(
            "spring",
            "Spring",
            "It is not as Dr. A. Moss signed it: something in the file, or in its signature, was changed. "
            "Ask for it once more.",
            own=False,
            mine=True,
            usable=False,
            in_force=False,
        ),
    ),
    trusted=(
        TrustedRow(
            "F074801E00150A8D",
            "Dr. A. Moss",
            _WORDS,
            "Trusted since Sunday 22 November 2026.",
        ),
    ),
    key=f"Dr. A. Moss: {_WORDS}",
    pin_set=True,
    pin_notice=PIN_NOTICE,
    unsaved="Half done",
)

CLINIC_EDITOR = _editor()
CLINIC_SIGN = SignView(
    "Others first",
    _REASON,
    has_key=True,
    key_words=_WORDS,
    folder="/home/you/Documents",
    said="Signed. Give this file from Documents: others-first.pacing; and, on paper, the page for the "
    "person.",
    html="<h1>Others first</h1>",
    file_name="others-first-for-the-person.pdf",
    done=True,
)

CLINIC_SAMPLES: dict[str, View] = {
    "clinic": CLINIC,
    "clinic-gate": ClinicGateView(PIN_NOTICE, "This is not the PIN."),
    "clinic-preset": CLINIC_EDITOR,
    "clinic-key": SignView("Others first", _REASON, has_key=False),
    "clinic-sign": CLINIC_SIGN,
    "clinic-trust": ImportView(
        "others-first",
        "It is signed with a key which you don't trust here yet. If you know whose it "
        "is, compare the key's words with them, and trust it once.",
        key_words=_WORDS,
        key_detail=_KEY,
        key_name="Dr. A. Moss",
    ),
    "clinic-keep": ImportView("Others first", _SET_BY, can_keep=True),
    "clinic-older": ImportView(
        "Others first",
        _SET_BY,
        can_keep=True,
        question="This preset is older than one that you have: it was signed on 3 September 2026, and "
        "“Others first” by Dr. A. Moss on 22 November 2026. An old file that is handed in again looks as "
        "good as a new one. You might ask Dr. A. Moss which of them is meant.",
    ),
    "clinic-clock": replace(
        CLINIC,
        clock="This computer's clock says Sunday 22 November 2026, but it has been Saturday 1 March 2031 "
        "here before. Until the clock reaches that day again, review dates are counted from it, and Gentle "
        "stands in for any preset whose date had passed. If the clock was wrong then, you can count "
        "from today again.",
    ),
}
TAMPERED = PacingBanner(
    name="Gentle pacing",
    summary="Up to eight minutes · never quiet for more than 15 seconds · as far as kindness to another · "
    "up to two sittings a day, as a suggestion",
    set_by="The chosen pacing “Others first” (name not verified, file others-first.pacing) is not in force. "
    "It is not as Dr. A. Moss signed it: something in the file, or in its signature, was changed. Ask for it "
    "once more. Gentle is in force until then.",
)
ICONS = rating_view("How hard is this moment?", style=CheckInStyle.ICONS)
