"""``kindpace voice``: recorded line by line, given to another home, heard there; tampered with, refused."""

import io
import json
import re
import shutil
import zipfile
from datetime import UTC, datetime
from functools import cache, partial

import numpy as np
import pytest
import soundfile
from own_script import SCRIPT

from audio.own_voice.line import speech_loudness
from audio.units import SAMPLE_RATE
from audio.voice.hibari_voice import HibariVoice
from player import __main__ as program
from player.cli.preset import keys as preset_keys
from player.clinic.preset_export import make_keys, open_key
from player.clinic.secret_file import Cost
from player.clinic.signature import sign, write_signature
from player.library.own_voice.store import OwnVoices
from player.system.folders import find_folders

PHRASE = "four warm words here"
ZIP_HEADER = 30
"""Bytes before a file's name in a zip archive (without extra fields, as ours are)."""


@pytest.fixture(scope="module")
def person():
    """Stands in for somebody at a microphone: says a line a little faster than the narrator, in a room."""
    voice, noise = HibariVoice(), np.random.default_rng(3)

    @cache
    def spoken(text):
        return voice.speak(text, 125.0).samples

    def says(text, lead=0.6):
        quiet = np.zeros(round(lead * SAMPLE_RATE), np.float32)
        line = np.concatenate([quiet, 0.3 * spoken(text), quiet])
        return (line + noise.normal(0, 1e-4, len(line))).astype(np.float32)

    return says


@pytest.fixture(autouse=True)
def narrator_once(one_narrator):
    """Heart is loaded once."""
    assert one_narrator is None


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Runs ``kindpace`` in a home of that name."""
    monkeypatch.setenv("COLUMNS", "200")
    cheap = Cost(operations=32768, memory=2**20)
    monkeypatch.setattr(preset_keys, "make_keys", partial(make_keys, cost=cheap))

    def run(home, *arguments):
        monkeypatch.setenv("KINDPACE_HOME", str(tmp_path / home))
        status: object
        try:
            status = program.main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = ended.code
        return (status, *capsys.readouterr())

    return run


@pytest.fixture
def fine(run):
    """As ``run``, where all is well; returns what was printed."""

    def fine(home, *arguments):
        status, out, err = run(home, *arguments)
        assert (status, err) == (0, ""), out
        return out

    return fine


@pytest.fixture
def script(tmp_path):
    """A practice of the author's own, in both homes."""
    for home in ("clinic", "person"):
        folders = find_folders({"KINDPACE_HOME": str(tmp_path / home)}).make()
        (folders.scripts / "a-window.md").write_text(SCRIPT, encoding="utf-8")
    return "a-window"


@pytest.fixture
def preset(fine, script, tmp_path):
    assert script
    path = tmp_path / "windows.pacing"
    content = ("--from", "grounding-only", "--author", "Dr Ada", "--set", "narrator=recorded")
    fine("clinic", "preset", "new", "Windows", *content, "-o", path)
    return path


@pytest.fixture
def key(fine, tmp_path):
    (tmp_path / "phrase").write_text(f"{PHRASE}\n", encoding="utf-8")
    path = tmp_path / "ada.key"
    phrase = ("--passphrase-file", tmp_path / "phrase")
    fine("clinic", "preset", "key", "--author", "Dr Ada", "-o", path, *phrase)
    return path


def sheet(fine, preset, home="clinic"):
    """The lines of the sheet by their numbers."""
    out = fine(home, "voice", "sheet", "a-window", "--preset", preset)
    return {int(number): text for number, text in re.findall(r"^ *(\d+)  (.*)$", out, re.MULTILINE)}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Does what costs seconds once; whoever asks again finds the same files in its own folder."""
    folder, returned = tmp_path_factory.mktemp("kept"), {}

    def kept(name, here, make):
        if name not in returned:
            returned[name] = make()
            shutil.copytree(here, folder / name)
        else:
            shutil.copytree(folder / name, here, dirs_exist_ok=True)
        return returned[name]

    return kept


@pytest.fixture
def recorded(kept, fine, preset, person, tmp_path):
    """Files of all lines but the last, taken in."""

    def make():
        folder = tmp_path / "recorded"
        folder.mkdir()
        lines = sheet(fine, preset)
        for number in list(lines)[:-1]:
            soundfile.write(folder / f"{number:02}.flac", person(lines[number]), SAMPLE_RATE)
        fine("clinic", "voice", "take", "a-window", "--from", folder, "--preset", preset, "--by", "Dr Ada")
        return lines

    return kept("recorded", tmp_path, make)


@pytest.fixture
def given(kept, fine, recorded, key, tmp_path):
    """The bundle."""
    assert recorded
    preset = tmp_path / "windows.pacing"
    path = tmp_path / "windows.voice"
    phrase = ("--passphrase-file", tmp_path / "phrase")
    give = ("voice", "give", "a-window", "--preset", preset, "--key", key, *phrase, "-o", path)
    kept("given", tmp_path, lambda: fine("clinic", *give))
    return path


def test_the_sheet_says_what_is_recorded_changed_and_missing(fine, recorded, preset, tmp_path):
    path = tmp_path / "clinic/data/scripts/a-window.md"
    path.write_text(SCRIPT.replace("may rest on it", "may rest there"), encoding="utf-8")
    lines = sheet(fine, preset)

    assert len(lines) == len(recorded) == 7
    assert lines[1] == "There is a window somewhere, or a wall.  [recorded]"
    assert lines[3].endswith("[changed since it was recorded]")
    assert lines[7] == "You can end now, or stay a little."


def test_the_sheet_is_written_as_text_page_and_pdf_and_nothing_is_overwritten(fine, run, preset, tmp_path):
    written = {}
    for ending in ("txt", "html", "pdf"):
        path = tmp_path / f"sheet.{ending}"
        fine("clinic", "voice", "sheet", "a-window", "--preset", preset, "-o", path)
        written[ending] = path.read_bytes()

    assert "   1  There is a window somewhere" in written["txt"].decode()
    assert "<b>1</b>&nbsp; There is a window" in written["html"].decode()
    assert written["pdf"].startswith(b"%PDF-")
    assert run("clinic", "voice", "sheet", "a-window", "-o", tmp_path / "sheet.pdf")[0] == 2
    assert run("clinic", "voice", "sheet", "a-window", "-o", tmp_path / "sheet.odt")[0] == 2


def test_a_practice_given_to_another_home_is_heard_there_in_the_voice_that_recorded_it(
    fine, run, given, key, tmp_path
):
    status, _, err = run("person", "voice", "import", given)
    assert status == 2
    assert "which you don't trust here yet" in err
    fine("person", "preset", "trust", key.with_suffix(".pub"), "--yes")
    assert "6 recorded lines of “A window”" in fine("person", "voice", "verify", given)
    assert "set by" in fine("person", "voice", "import", given).lower()

    sound, captions = tmp_path / "out.wav", tmp_path / "out.vtt"
    render = ("render", "a-window", "--preset", "windows", "-o", sound, "--captions", captions)
    assert run("person", *render)[0] == 0
    plan = json.loads(fine("person", "plan", "a-window", "--preset", "windows", "--json"))
    said = [step for step in plan["steps"] if step["kind"] in {"say", "presence", "option"}]
    voice = OwnVoices(find_folders()).of("a-window")
    assert voice is not None
    whole = soundfile.read(sound, dtype="float32")[0][:, 0]
    # Where they are shorter than the narrator's, a line may fit that nobody recorded.
    lines = {step["text"]: (step, line) for step in said if (line := voice.line(step["text"])) is not None}
    assert len(lines) == 6
    for step, line in lines.values():
        assert step["duration"] == pytest.approx(line.frames / SAMPLE_RATE, abs=0.002)
        start = round(step["start"] * SAMPLE_RATE)
        mine = soundfile.read(io.BytesIO(voice.sound(line)), dtype="float32")[0]
        # The plan's times are printed to the millisecond.
        heard = [whole[start + off :][: line.frames] for off in range(-min(50, start), 51)]
        assert max(np.corrcoef(sound, mine)[0, 1] for sound in heard) > 0.99
    assert voice.line(said[-1]["text"]) is None
    ends = round(said[-1]["start"] * SAMPLE_RATE)
    last = whole[ends : ends + round(said[-1]["duration"] * SAMPLE_RATE)]
    loud = [
        speech_loudness(soundfile.read(io.BytesIO(voice.sound(line)), dtype="float32")[0])
        for line in voice.manifest.lines.values()
    ]
    assert max(loud) - min(loud) < 1.0
    assert speech_loudness(last) == pytest.approx(np.mean(loud), abs=1.0)
    assert all(
        text.split("  [")[0] in captions.read_text(encoding="utf-8")
        for text in sheet(fine, "windows", "person").values()
    )


def inside_each_file(bundle):
    """A place in the middle of each file that a bundle holds: the manifest, the preset, six lines."""
    begin = bundle.index(b"PK")
    with zipfile.ZipFile(io.BytesIO(bundle[begin:])) as archive:
        for found in archive.infolist():
            content = begin + found.header_offset + ZIP_HEADER + len(found.filename)
            assert archive.read(found) == bundle[content : content + found.file_size]
            yield content + found.file_size // 2


def test_a_bundle_changed_in_any_byte_is_refused_and_nothing_comes_in(fine, run, given, key, tmp_path):
    fine("person", "preset", "trust", key.with_suffix(".pub"), "--yes")
    whole = given.read_bytes()
    places = [5, 40, whole.index(b"trusted comment: time") + 20, 250, whole.index(b"PK"), len(whole) // 2]
    places += [whole.rindex(b"voice.json") + 3, len(whole) - 30, len(whole) - 1]
    inside = list(inside_each_file(whole))
    assert len(inside) == 8
    for place in (*places, *inside):
        changed = bytearray(whole)
        changed[place] ^= 4
        given.write_bytes(changed)
        status, out, err = run("person", "voice", "import", given)

        assert (status, out) == (2, ""), place
        assert "Nothing of it was brought in." in err, place
    for cut in (b"", whole[:100], whole[:-1], whole + b"\n"):
        given.write_bytes(cut)
        assert run("person", "voice", "verify", given)[0] == 2
    assert not list((tmp_path / "person/data/voices").iterdir())
    assert not list((tmp_path / "person/data/scripts/presets").iterdir())


@pytest.mark.parametrize("how", ["name", "compressed", "twice", "sound", "preset"])
def test_what_a_trusted_author_signed_is_looked_at_all_the_same(fine, run, given, key, how):
    fine("person", "preset", "trust", key.with_suffix(".pub"), "--yes")
    whole = given.read_bytes()
    members = {}
    with zipfile.ZipFile(io.BytesIO(whole[whole.index(b"PK") :])) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    line = next(name for name in members if name.startswith("lines/"))
    if how == "name":
        members["../outside.wav"] = members[line]
    elif how == "sound":
        members[line] = members[line][:-1] + b"x"
    elif how == "preset":
        members["preset.pacing"] = b"format: 1\nname: x\nauthor: myself\ndate: 2026-11-20\nreason: x\n"
    made = io.BytesIO()
    with zipfile.ZipFile(
        made, "w", zipfile.ZIP_DEFLATED if how == "compressed" else zipfile.ZIP_STORED
    ) as to:
        for name, data in members.items():
            to.writestr(name, data)
        if how == "twice":
            with pytest.warns(UserWarning, match="Duplicate"):
                to.writestr(line, members[line])
    secret = open_key(key, PHRASE)
    given.write_bytes(write_signature(sign(made.getvalue(), secret, "x", _now())) + made.getvalue())
    status, _, err = run("person", "voice", "import", given)

    assert status == 2
    assert "Nothing of it was brought in." in err
    assert list(OwnVoices(find_folders()).all()) == []


def test_another_voice_is_replaced_only_where_that_is_said_and_ones_own_lines_stay(
    fine, run, given, key, tmp_path
):
    fine("person", "preset", "trust", key.with_suffix(".pub"), "--yes")
    fine("person", "voice", "import", given)
    again = fine("person", "voice", "import", given)
    voices = OwnVoices(find_folders())

    assert "6 lines" in again
    assert [voice.by for voice in voices.all()] == ["Dr Ada"]
    manifest = tmp_path / "person/data/voices/a-window/voice.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("Dr Ada", "Bob"), encoding="utf-8")
    status, _, err = run("person", "voice", "import", given)
    assert status == 2
    assert "was recorded by Bob already" in err
    assert "6 lines" in fine("person", "voice", "import", given, "--replace")
    assert [voice.by for voice in voices.all()] == ["Dr Ada"]


def test_deleting_asks_and_leaves_nothing(fine, run, recorded, tmp_path):
    assert recorded
    assert run("clinic", "voice", "delete", "a-window")[0] == 2
    assert (tmp_path / "clinic/data/voices/a-window").exists()
    said = fine("clinic", "voice", "delete", "a-window", "--yes")
    assert "Deleted: 6 lines that Dr Ada recorded for a-window." in said
    assert not (tmp_path / "clinic/data/voices/a-window").exists()


def test_one_long_recording_is_told_apart_and_what_is_doubtful_waits(fine, run, preset, person, tmp_path):
    lines = sheet(fine, preset)
    read = [person(text, lead=0.7) for text in lines.values()]
    # The third line is read twice.
    whole = np.concatenate([*read[:3], read[2], *read[3:]])
    path = tmp_path / "sheet.wav"
    soundfile.write(path, whole, SAMPLE_RATE)
    take = ("voice", "take", "a-window", "--preset", preset, "--whole", path)
    status, out, err = run("clinic", *take, "--by", "Dr Ada")

    assert status == 1
    assert "8 stretches of speech for 7 lines" in out
    assert "Line 3 is doubtful" in out
    assert "Doubtful lines were not taken" in err
    doubtful = [int(number) for number in re.findall(r"Line (\d) is doubtful", out)]
    assert f"{7 - len(doubtful)} of 7 lines are recorded" in out
    fine("clinic", *take, "--hear", tmp_path / "heard")
    assert len(list((tmp_path / "heard").glob("*.wav"))) == 8
    assert "7 of 7 lines are recorded" in fine(
        "clinic", *take, "--put", *(f"{line}={line + (line > 2)}" for line in doubtful)
    )
    assert run("clinic", *take, "--put", "3=9")[0] == 2
    assert run("clinic", *take, "--put", "8=1")[0] == 2


@pytest.fixture
def empty_files(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("no-number.wav", "9.wav", "1.wav"):
        (tmp_path / name).touch()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Give sound files named by number"),
        (("--from", "no-number.wav", "--by", "A"), "should have one number"),
        (("--from", "9.wav", "--by", "A"), "There is no line 9"),
        (("--from", "1.wav"), "name of who speaks"),
        (("--from", "nowhere.wav", "--by", "A"), "nowhere.wav can't be read: No such file"),
        (("--from", "1.wav", "nowhere", "--by", "A"), "nowhere can't be read: No such file"),
        (("--from", "1.wav", "--put", "1=1", "--by", "A"), "--put and --hear belong"),
    ],
)
@pytest.mark.usefixtures("empty_files")
def test_what_can_not_be_taken_is_refused_in_words(run, script, preset, arguments, words):
    status, _, err = run("clinic", "voice", "take", script, "--preset", preset, *arguments)

    assert status == 2
    assert words in err


def test_a_built_in_preset_and_a_practice_that_nobody_recorded_are_not_given(
    run, script, preset, key, tmp_path
):
    give = ("--key", key, "--passphrase-file", tmp_path / "phrase", "-o", tmp_path / "x.voice")

    assert (
        "No line of A window is recorded"
        in run("clinic", "voice", "give", script, "--preset", preset, *give)[2]
    )
    assert not (tmp_path / "x.voice").exists()


def _now():
    return datetime(2026, 11, 28, tzinfo=UTC)
