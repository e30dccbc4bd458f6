"""Recorded lines: stored with hashes of their texts, and told apart from changed and missing ones."""

import json

import pytest

from audio.files.clip_cache import ClipCache
from player.library.own_voice.errors import (
    AnotherSpeakerError,
    NotRecordedError,
    SpeakerNameError,
    VoiceDamagedError,
)
from player.library.own_voice.manifest import ManifestError, read_manifest, text_key, write_manifest
from player.library.own_voice.sheet import Recorded, sheet_of
from player.sittings.soundtrack import spoken_lines


def test_the_sheet_has_every_line_that_is_spoken_once_numbered_with_the_quiet_after_it(planning, sheet):
    plan, lines = planning.fresh(planning.estimated), sheet().lines

    assert {line.spoken for line in lines} == set(spoken_lines(plan, asked=True))
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert all("](/" not in line.text for line in lines)
    assert lines[0].quiet == pytest.approx(plan.steps[1].duration)
    assert {line.recorded for line in lines} == {Recorded.NO}


def test_a_recorded_line_is_found_whatever_its_spaces_quotes_and_pronunciations(recorded):
    voice = recorded(1)
    spoken = next(iter(voice.manifest.lines.values())).text

    assert voice.line(f"  {spoken.upper()} ") is not None
    assert voice.line(spoken + " now") is None
    assert text_key("You may feel [content](/kənˈtɛnt/), “now”.") == text_key('you may feel content, "now".')


def test_a_changed_line_is_called_changed_and_others_missing(recorded, sheet):
    voice = recorded(1, 2)
    first, second = sheet().lines[:2]
    was = json.dumps(first.spoken)[1:-1]
    changed = write_manifest(voice.manifest).decode().replace(was, f"xx {was}")
    (voice.folder / "voice.json").write_text(changed, encoding="utf-8")
    now = sheet()

    assert [line.recorded for line in now.lines[:3]] == [Recorded.CHANGED, Recorded.YES, Recorded.NO]
    assert now.lines[0].earlier.text == f"xx {first.spoken}"
    assert now.by == "Dr Ada"
    assert now.elsewhere == ()
    assert second.spoken == now.lines[1].spoken


def test_a_line_of_another_pacing_is_kept_and_told(recorded, planning, voices):
    voice = recorded(1)
    voice = voices.add(voice, "Quite another thing altogether, and unlike.", _sound(voice), _when(voice))
    plan = planning.fresh(planning.estimated)

    assert [line.text for line in sheet_of(plan, voice, planning.estimated).elsewhere] == [
        "Quite another thing altogether, and unlike."
    ]


def test_recording_a_line_again_replaces_it(recorded):
    recorded(1, seconds=1.0)
    voice = recorded(1, seconds=2.0)

    assert [line.frames for line in voice.manifest.lines.values()] == [96_000]
    assert len(list(voice.folder.glob("*.wav"))) == 1


def test_one_practice_has_one_voice_and_a_name(recorded, voices, planning):
    with pytest.raises(SpeakerNameError):
        voices.begin(planning.script, " ")
    recorded(1)

    with pytest.raises(AnotherSpeakerError, match=r"recorded by Dr Ada already, not by Bob"):
        voices.begin(planning.script, "Bob")
    assert voices.begin(planning.script, "").by == "Dr Ada"


def test_a_damaged_sound_file_is_left_to_the_narrator(recorded, folders):
    voice, cache = recorded(1, 2), ClipCache(folders.cache)
    one, two = voice.manifest.lines.values()
    path = voice.folder / f"{one.key}.wav"
    data = bytearray(path.read_bytes())
    data[60] ^= 1
    path.write_bytes(data)

    assert voice.placed(one.text, cache) is None
    assert voice.placed(two.text, cache) == two
    assert cache.frames(two.clip) == two.frames
    with pytest.raises(VoiceDamagedError, match="is not what was recorded"):
        voice.sound(one)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"format": 1', '"format": 2'),
        ('"script": "ease-back"', '"script": "../ease-back"'),
        ('"by": "Dr Ada"', '"by": "Dr\\nAda"'),
        ('"frames": 48000', '"frames": true'),
        ('"frames": 48000', '"frames": 99999999'),
        ('"lines": [', '"lines": [7,'),
        ("+00:00", "+nonsense"),
        ("{", "["),
    ],
)
def test_a_list_of_lines_that_is_not_as_written_is_refused_in_words(recorded, voices, before, after):
    voice = recorded(1)
    path = voice.folder / "voice.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(before, after), encoding="utf-8")

    assert before in text
    with pytest.raises(ManifestError):
        read_manifest(path.read_bytes())
    with pytest.raises(VoiceDamagedError, match="The narrator speaks instead"):
        voices.of("ease-back")
    assert voices.usable("ease-back") is None


def test_deleting_leaves_nothing_even_where_it_was_played_from(recorded, voices, folders):
    voice, cache = recorded(1, 2), ClipCache(folders.cache)
    lines = list(voice.manifest.lines.values())
    assert all(voice.placed(line.text, cache) for line in lines)
    voice = voices.remove(voice, lines[0].key, cache)

    assert not cache.has(lines[0].clip)
    assert list(voice.manifest.lines) == [lines[1].key]
    voices.delete("ease-back", cache)
    assert not voice.folder.exists()
    assert not cache.has(lines[1].clip)
    assert list(voices.all()) == []
    with pytest.raises(NotRecordedError):
        voices.delete("ease-back", cache)


def _sound(voice):
    return voice.sound(next(iter(voice.manifest.lines.values())))


def _when(voice):
    return next(iter(voice.manifest.lines.values())).recorded
