"""The other narrators: their files, their cache keys, and how one reads, on a model that is made up."""

import hashlib
import io
import tarfile

import numpy as np
import pytest

from audio.analysis.loudness import measured
from audio.files.clip_cache import ClipCache
from audio.voice import kokoro_voice, narrator_catalog, narrator_files
from audio.voice.british import british
from audio.voice.hibari_voice import HibariVoice
from audio.voice.kokoro_voice import KokoroVoice
from audio.voice.narrator import Narrator
from audio.voice.narrator_catalog import (
    DEFAULT_NARRATOR,
    KOKORO,
    KokoroNarrator,
    NarratorMissingError,
    identity_of,
    why_missing,
)
from audio.voice.narrator_files import VoicesNotTakenInError, take_in_voices
from audio.voice.readings import mended

STYLES = np.repeat(np.arange(510, dtype="<f4"), 256)
"""A voice whose every number says in which row it stands."""


def _made_up(name, *, british):
    sha256 = hashlib.sha256(STYLES.tobytes()).hexdigest()
    measured_as = Narrator(
        engine="made up",
        voice=f"x_{name}",
        speeds=(0.25, 1.0),
        paces=(50.0, 200.0),
        usual_gain_db=-11.0,
        usual_speed=0.5,
        letter_seconds=0.12,
        line_seconds=0.2,
        british=british,
    )
    return KokoroNarrator(name, sha256, measured_as)


@pytest.fixture
def made_up(monkeypatch):
    """Two narrators with voices of a known make, in the places of the real ones."""
    known = {name: _made_up(name, british=british) for name, british in (("ann", False), ("ben", True))}
    for module in (narrator_catalog, narrator_files, kokoro_voice):
        monkeypatch.setattr(module, "KOKORO", known)
    monkeypatch.setattr(narrator_catalog, "find_spec", lambda _name: True)
    return known


def _package(path, files):
    with tarfile.open(path, "w:gz") as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def _both(tmp_path, ben=None):
    inside = {
        "package/voices/x_ann.bin": STYLES.tobytes(),
        "package/voices/x_ben.bin": ben or STYLES.tobytes(),
    }
    return _package(tmp_path / "voices.tgz", {"package/LICENSE": b"Apache", **inside})


@pytest.mark.usefixtures("made_up")
def test_voices_are_taken_in_and_nothing_else(tmp_path):
    folder = tmp_path / "here"

    assert take_in_voices(_both(tmp_path), folder) == ("ann", "ben")
    assert sorted(path.name for path in folder.iterdir()) == ["x_ann.bin", "x_ben.bin"]
    assert why_missing("ben", folder) == ""


@pytest.mark.usefixtures("made_up")
def test_one_changed_byte_and_none_is_taken_in(tmp_path):
    changed = bytearray(STYLES.tobytes())
    changed[1000] ^= 1

    with pytest.raises(VoicesNotTakenInError, match=r"x_ben\.bin is missing or another one"):
        take_in_voices(_both(tmp_path, bytes(changed)), tmp_path / "here")
    assert not (tmp_path / "here").exists()


@pytest.mark.usefixtures("made_up")
@pytest.mark.parametrize("data", [b"", b"no package at all", b"\x1f\x8b\x08\x00cut"])
def test_a_file_that_is_no_package_is_refused_in_words(tmp_path, data):
    package = tmp_path / "other.tgz"
    package.write_bytes(data)

    with pytest.raises(VoicesNotTakenInError, match=r"kokoro-js 1\.2\.1"):
        take_in_voices(package, tmp_path / "here")


@pytest.mark.usefixtures("made_up")
def test_a_cut_package_is_refused_in_words(tmp_path):
    package = _both(tmp_path)
    package.write_bytes(package.read_bytes()[:-200])

    with pytest.raises(VoicesNotTakenInError):
        take_in_voices(package, tmp_path / "here")


@pytest.mark.usefixtures("made_up")
def test_what_a_narrator_lacks_is_said(tmp_path, monkeypatch):
    assert why_missing(DEFAULT_NARRATOR, tmp_path) == ""
    assert "no narrator" in why_missing("nobody", tmp_path)
    assert "not taken in" in why_missing("ann", tmp_path)
    monkeypatch.setattr(narrator_catalog, "find_spec", lambda _name: None)
    assert "kindpace[narrators]" in why_missing("ann", tmp_path)


def test_each_narrator_has_clips_of_its_own(tmp_path):
    cache = ClipCache(tmp_path)
    names = {cache.name_for("Hello.", identity_of(name), 105.0) for name in (DEFAULT_NARRATOR, *KOKORO)}

    assert len(names) == 5


class _Session:
    """In the model's place: a tone as long as there are phonemes; remembers what it was given."""

    def __init__(self):
        self.given = []

    def run(self, _outputs, inputs):
        self.given.append(inputs)
        length = int(1200 * inputs["tokens"].shape[1] / float(inputs["speed"][0]))
        return [0.4 * np.sin(np.arange(length, dtype=np.float32) * 0.05)]


@pytest.fixture
def speaking(made_up, tmp_path, monkeypatch):
    """A narrator by name, speaking through the made-up model."""
    assert made_up
    session = _Session()
    monkeypatch.setattr(kokoro_voice, "_model", bytes)
    monkeypatch.setattr(kokoro_voice, "_session", lambda _model: session)
    take_in_voices(_both(tmp_path), tmp_path / "here")
    return lambda name: (KokoroVoice(name, tmp_path / "here"), session)


def test_the_style_is_that_of_the_number_of_phonemes(speaking):
    voice, session = speaking("ann")
    voice.speak("Hello there.", 105.0)
    given = session.given[0]

    assert given["tokens"][0, 0] == given["tokens"][0, -1] == 0
    assert given["style"].shape == (1, 256)
    assert given["style"][0, 0] == given["tokens"].shape[1] - 2


def test_a_line_is_asked_for_at_the_narrators_own_speed_for_its_pace(speaking):
    voice, session = speaking("ann")
    voice.speak("Hello there, and hello again.", 100.0)

    assert 0.25 <= session.given[0]["speed"][0] <= 1.0
    assert session.given[0]["speed"][0] == pytest.approx(0.5, rel=0.25)


def test_loudness_is_brought_to_the_programmes(speaking):
    line = speaking("ann")[0].speak("Hello there, and hello again.", 105.0).samples

    assert float(measured(line)[0]) == pytest.approx(-20.0, abs=1.0)


def test_a_british_narrator_reads_british(speaking):
    spoken = []
    for name in ("ann", "ben"):
        voice, session = speaking(name)
        voice._engine("The bath is hot.", speed=1.0, seed=1)
        spoken.append(session.given[-1]["tokens"].tolist())

    assert spoken[0] != spoken[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("To close the box.", "klˈQz"),
        ("The object is here.", "ˈɒbʤɛkt"),
        ("Tear the paper up.", "tˈɛː"),
        ("Play the record.", "ɹˈɛkɔːd"),
        ("To resume it later.", "ɹɪzjˈuːm"),
        ("In contrast.", "kˈɒntɹɑːst"),
        ("Excuse me.", "ɪkskjˈuːz"),
        ("no.", "nˈQ"),
    ],
)
def test_words_with_two_readings_are_british_too(text, said):
    assert f"/{said}/" in mended(text, in_british=True)
    assert f"/{said}/" not in mended(text)


def test_what_is_marked_in_british_already_stays():
    for signs in ("klˈQz", "ɹˈɛkɔːd", "lˈɛʒə", "djˈuːti", "bˈɑːθ", "fˈIə"):
        assert british(signs) == signs


@pytest.mark.usefixtures("made_up")
def test_a_model_that_is_not_the_known_one_is_refused(tmp_path, monkeypatch):
    take_in_voices(_both(tmp_path), tmp_path / "here")
    part = tmp_path / "part.bin"
    part.write_bytes(b"another model")
    monkeypatch.setattr(kokoro_voice, "_part", lambda _name: part)

    with pytest.raises(NarratorMissingError, match="the model isn't what it should be"):
        KokoroVoice("ann", tmp_path / "here")


@pytest.mark.parametrize("name", sorted(KOKORO))
def test_a_line_of_each_narrator_is_as_long_and_as_loud_as_the_present_voices(name, heart):
    missing = why_missing(name)
    if missing:
        pytest.skip(f"{missing} (make run has it)")
    line = KokoroVoice(name).speak("You are welcome here.", 105.0).samples

    assert len(line) == pytest.approx(len(heart), rel=0.15)
    assert float(measured(line)[0]) == pytest.approx(float(measured(heart)[0]), abs=1.0)


@pytest.fixture(scope="module")
def heart():
    return HibariVoice().speak("You are welcome here.", 105.0).samples
