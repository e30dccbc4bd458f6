"""A practice that is recorded line by line, for the window's tests."""

from dataclasses import replace

from player.window.own_voice.describe import CUT_OFF
from player.window.own_voice.importing.state import ImportVoiceView
from player.window.own_voice.state import STOP_FILES, STOP_LOOKING, LineRow, OwnVoiceView, StretchRow
from player.window.state import Option

LINES = (
    LineRow(1, "There's a window somewhere, or a wall.", "Arriving", "· 4 s", "Recorded"),
    LineRow(
        2, "Look out of it.", "", "· 12 s · a bell", "Changed since it was recorded", "It was: Look out."
    ),
    LineRow(3, "You can stop here.", "Back", "", "Not recorded yet"),
)
OWN_VOICE = OwnVoiceView(
    practices=(Option("ease-back", "Ease back"), Option("others-too", "Others too")),
    practice="others-too",
    presets=(Option("gentle", "Gentle"), Option("windows", "Windows")),
    preset="windows",
    by="Dr. Ana Ruiz",
    by_fixed=True,
    summary="3 lines: 1 recorded, 1 changed, 1 missing.",
    lines=LINES,
    line=LINES[0],
    heard_as=True,
    microphones=(Option("", "The system's own choice"), Option("usb", "USB microphone")),
    said="Line 1 is kept. You can hear it, record it again, or go on.",
    html="<p>1 There's a window</p>",
    file_name="others-too-sheet.pdf",
    can_give=True,
    give_words="The recorded lines and the preset Windows go into one file, signed by you.",
    give_name="others-too.voice",
    can_delete=True,
)
OWN_VOICE_RECORDING = replace(OWN_VOICE, recording=True, level=70, level_words=CUT_OFF, said="")
OWN_VOICE_LOOKING = replace(
    OWN_VOICE,
    busy=True,
    said="",
    looking="Kindpace is looking through the recording. For a long one this takes a while. So far: 41%.",
    stop_words=STOP_LOOKING,
)
OWN_VOICE_ADDING = replace(
    OWN_VOICE_LOOKING, looking="The files are being added. So far: 3 of 12.", stop_words=STOP_FILES
)
OWN_VOICE_DOUBTS = replace(
    OWN_VOICE,
    doubts=(
        StretchRow(
            2,
            LINES[1].text,
            (Option("4", "Stretch 4, at 0:12, 3 s"), Option("4-5", "Stretches 4 and 5, at 0:12, 6 s")),
            "4",
        ),
    ),
    question="Delete all 2 recorded lines of “Others too”, spoken by Dr. Ana Ruiz, from this computer?",
)
OWN_VOICE_EMPTY = replace(
    OwnVoiceView(OWN_VOICE.practices, "others-too", OWN_VOICE.presets, "gentle"),
    summary="Others too isn't offered at Gentle.",
)
IMPORT_VOICE = ImportVoiceView(
    "A window",
    "It is as Dr. Ana Ruiz signed it.\nIn it: 42 recorded lines of “A window”, and a preset.",
    can_keep=True,
)
IMPORT_VOICE_KEY = ImportVoiceView(
    "mornings",
    "It is signed with a key that you don't trust here yet.",
    key_words="river lamp stone paper green window seven bell",
    key_detail="Key 1B2C3D4E5F607182",
    key_name="Dr. Ana Ruiz",
)
OWN_VOICE_SAMPLES = {
    "own-voice-import": IMPORT_VOICE,
    "own-voice-import-key": IMPORT_VOICE_KEY,
    "own-voice-import-no-key": replace(IMPORT_VOICE_KEY, key_words="", needs_key=True),
    "own-voice-import-asked": replace(IMPORT_VOICE, question="It was recorded by Bob already."),
    "own-voice": OWN_VOICE,
    "own-voice-recording": OWN_VOICE_RECORDING,
    "own-voice-looking": OWN_VOICE_LOOKING,
    "own-voice-adding": OWN_VOICE_ADDING,
    "own-voice-doubts": OWN_VOICE_DOUBTS,
    "own-voice-empty": OWN_VOICE_EMPTY,
}
