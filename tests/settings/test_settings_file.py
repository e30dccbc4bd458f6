"""Settings: what they may be, and a file that loses nothing."""

import errno
import math
import os
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from examples import examples
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from player.practice.declared.kinds import OnOff
from player.practice.declared.numbers import Number, Whole
from player.practice.declared.options import OneOf
from player.practice.declared.texts import Text, Texts
from player.settings.declaration import SETTINGS, DistressScale, ReadingFont, Settings, Theme
from player.settings.file import LARGEST, SettingsError, SettingsFile
from player.sittings.volumes import Volumes, after_sitting


@pytest.fixture
def file(tmp_path):
    return SettingsFile(tmp_path, lambda: datetime(2026, 3, 1, 12, 0, tzinfo=UTC))


def aside(file):
    return [found for found in file.path.parent.iterdir() if "set-aside" in found.name]


def test_every_default_is_in_its_own_range_and_described():
    for setting in SETTINGS:
        assert setting.kind.check(setting.default) == setting.default
        assert setting.description.endswith(".")
        assert setting.kind.words


def test_without_a_file_everything_has_its_default(file):
    read = file.read()

    assert read.settings == Settings()
    assert read.problems == ()
    assert not file.path.exists()


def plain_text(longest, *, lines=False):
    kept = "\n\t" if lines else ""
    characters = st.characters(exclude_categories=["Cs", "Cc"], include_characters=kept or None)
    return st.text(characters, max_size=longest)


def values(kind):
    match kind:
        case Whole():
            return st.integers(int(kind.low), int(kind.high))
        case Number():
            return st.floats(*kind.bounds)
        case OnOff():
            return st.booleans()
        case OneOf():
            return st.sampled_from([kind.members(option) for option in kind.options])
        case Text():
            return plain_text(min(kind.longest, 60), lines=kind.lines)
        case Texts():
            return st.lists(plain_text(20), max_size=5).map(tuple)


ANY_SETTINGS = st.builds(Settings, **{entry.name: values(entry.kind) for entry in SETTINGS})


@hypothesis_settings(max_examples=examples(60), deadline=None)
@given(first=ANY_SETTINGS, second=ANY_SETTINGS)
def test_whatever_is_saved_is_read_again(first, second):
    with tempfile.TemporaryDirectory() as folder:
        file = SettingsFile(Path(folder))
        for settings in (first, second):
            set_aside = file.save(settings)
            read = file.read()

            assert set_aside is None
            assert read.problems == ()
            assert read.settings == settings


@hypothesis_settings(max_examples=examples(80), deadline=None)
@given(
    content=st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_whatever_a_file_holds_reading_never_raises_and_saving_loses_nothing(content):
    with tempfile.TemporaryDirectory() as folder:
        file = SettingsFile(Path(folder))
        file.path.write_bytes(content)
        read = file.read()
        unchanged = file.path.read_bytes()
        kept = file.save(replace(read.settings, text_size=150))

        assert unchanged == content
        assert file.read().settings == replace(read.settings, text_size=150)
        assert (kept is not None) == bool(read.problems)
        if kept is not None:
            assert kept.read_bytes() == content


def test_comments_order_and_keys_of_others_are_kept(file):
    file.path.write_text(
        '# mine\ntheme = "dark"  # at night\nlater_setting = [1, 2]\n\ntext_size = 120\n'
        '\n[other]\ntheme = "x"\n'
    )

    file.save(replace(file.read().settings, text_size=140, favourites=("ease-back",)))

    assert file.path.read_text() == (
        '# mine\ntheme = "dark"  # at night\nlater_setting = [1, 2]\n\ntext_size = 140\n'
        'favourites = ["ease-back"]\n\n[other]\ntheme = "x"\n'
    )
    assert aside(file) == []


def test_a_file_saved_by_an_editor_with_a_byte_order_mark_is_read_and_kept(file):
    file.path.write_bytes(b'\xef\xbb\xbf# mine\r\ntheme = "dark"\r\n')
    read = file.read()
    file.save(replace(read.settings, text_size=140))

    assert (read.settings.theme, read.problems) == (Theme.DARK, ())
    assert file.path.read_bytes().startswith(b'# mine\r\ntheme = "dark"\r\ntext_size = 140')
    assert aside(file) == []


def test_a_bad_value_has_its_default_and_its_place_and_is_kept_aside(file):
    content = (
        'theme = "dark"\ntext = """\ntext_size = 1\n"""\n  text_size = 900 # big\nvoice_volume = "loud"\n'
    )
    file.path.write_text(content)

    read = file.read()
    kept = file.save(replace(read.settings, countdown=True))

    assert read.settings == Settings(theme=Theme.DARK)
    assert [(problem.place.line, problem.place.column, problem.found) for problem in read.problems] == [
        (5, 3, "900"),
        (6, 1, '"loud"'),
    ]
    assert "100 to 200 percent" in read.problems[0].expected
    assert kept.read_text() == content
    assert file.read().settings == Settings(theme=Theme.DARK, countdown=True)
    assert file.read().problems == ()


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b"text_size = 120\ntheme == 3\n", 2, 8),
        (b"text_size = 120\n\xff\n", 2, 1),
        (b"text_size = 120\ntext_size = 130\n", 2, 1),
        (b"theme = " + b"[" * 5000, 1, None),
    ],
)
def test_a_damaged_file_is_left_as_it_is_then_set_aside_when_settings_change(file, content, line, column):
    file.path.write_bytes(content)

    read = file.read()
    kept = file.save(Settings(text_size=130))

    assert read.settings == Settings()
    assert [problem.code for problem in read.problems] == ["damaged-settings"]
    assert read.problems[0].place.line == line
    assert column in (None, read.problems[0].place.column)
    assert kept.name.startswith("settings-set-aside-20260301T")
    assert kept.read_bytes() == content
    assert file.read().settings == Settings(text_size=130)


def test_a_file_too_big_or_no_file_at_all_leaves_the_defaults(file):
    file.path.write_bytes(b"#" * (LARGEST + 1))
    too_big = file.read()
    file.path.unlink()
    file.path.mkdir()
    folder = file.read()

    assert [problem.code for problem in too_big.problems] == ["too-big"]
    assert [problem.code for problem in folder.problems] == ["not-a-file"]
    assert too_big.settings == folder.settings == Settings()


def test_settings_that_can_not_be_kept_are_said(tmp_path):
    with pytest.raises(SettingsError, match="Until you close Kindpace"):
        SettingsFile(tmp_path / "missing").save(Settings())


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Whole(100, 200, "percent"), True),
        (Whole(100, 200, "percent"), 99),
        (Whole(100, 200, "percent"), 150.5),
        (Number(0, 1), math.nan),
        (Number(0, 1), 1.01),
        (Number(0, 1), "1"),
        (Number(0, 1), False),
        (OnOff(), 1),
        (OneOf(Theme), "Dark"),
        (OneOf(Theme), 3),
        (Text(3), "abcd"),
        (Text(3), "a\nb"),
        (Text(3), "\ud83d"),
        (Text(3), 3),
        (Text(9, lines=True), "a\x1bb"),
        (Texts(2, Text(3)), ["a", "b", "c"]),
        (Texts(2, Text(3)), ["a", 1]),
        (Texts(2, Text(3)), "ab"),
    ],
)
def test_each_kind_refuses_what_it_is_not(kind, value):
    with pytest.raises(ValueError, match=r" to |true|one of|text|list"):
        kind.check(value)


def test_names_are_read_as_what_they_name(file):
    file.path.write_text(
        'theme = "light"\nreading_font = "atkinson"\ndistress_scale = "0-100"\nvoice_volume = 1\n'
    )

    read = file.read().settings

    assert read.theme is Theme.LIGHT
    assert read.reading_font is ReadingFont.ATKINSON
    assert read.distress_scale is DistressScale.HUNDRED
    assert isinstance(read.voice_volume, float)


@given(st.floats(0, 1), st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=10))
def test_a_remembered_volume_never_creeps_up(before, sittings):
    settings = Settings(voice_volume=before, background_volume=before)
    for voice, background in sittings:
        after = after_sitting(settings, Volumes(voice, background, voice))

        assert after.voice_volume <= min(settings.voice_volume, voice)
        assert after.background_volume <= min(settings.background_volume, background)
        assert after.bell_volume <= min(settings.bell_volume, voice)
        settings = after


def test_a_name_that_is_no_text_is_said_and_the_file_stays_as_it_was(tmp_path):
    file = SettingsFile(tmp_path)
    file.save(Settings(speak=False))
    before = file.path.read_bytes()

    with pytest.raises(SettingsError, match="bytes that are no text"):
        file.save(Settings(preset="/presets/mine-\udcff.yaml"))

    assert file.path.read_bytes() == before


@pytest.mark.parametrize("content", ["speak = true  # mine\n", "speak = maybe\n", "speak = = true\n"])
def test_settings_behind_a_link_stay_behind_it(tmp_path, content):
    real, folder = tmp_path / "dotfiles" / "kindpace.toml", tmp_path / "config"
    real.parent.mkdir()
    folder.mkdir()
    real.write_text(content)
    (folder / "settings.toml").symlink_to(real)
    file = SettingsFile(folder)

    file.save(Settings(speak=False))

    assert file.path.is_symlink()
    assert "speak = false" in real.read_text()
    assert SettingsFile(folder).read().settings.speak is False


@contextmanager
def one_read_fails(monkeypatch, failing):
    """A disk that fails to give something once: at the read of this number, from 1."""
    read, count = os.read, iter(range(1, 100))

    def sometimes(handle, most):
        if next(count) == failing:
            raise OSError(errno.EIO, "Input/output error")
        return read(handle, most)

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", sometimes)
        yield


@pytest.mark.parametrize("failing", range(1, 6))
def test_a_disk_that_fails_to_read_once_loses_no_settings(file, monkeypatch, failing):
    """Each read in turn; what can't be read is set aside, or stays."""
    words = "# mine\nspeak = false\n"
    file.path.write_text(words, encoding="utf-8")
    with one_read_fails(monkeypatch, failing), suppress(SettingsError):
        file.save(replace(Settings(), speak=False))

    assert any("# mine" in kept.read_text(encoding="utf-8") for kept in file.path.parent.iterdir())
    assert file.read() == (replace(Settings(), speak=False), ())


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_whole_file_that_a_disk_failed_to_give_once_is_read_and_never_set_aside(file, monkeypatch, failing):
    file.path.write_text("# mine\nspeak = false\n", encoding="utf-8")
    with one_read_fails(monkeypatch, failing):
        found = file.read()
        named = file.save(replace(found.settings, text_size=150))

    assert found == (replace(Settings(), speak=False), ())
    assert named is None
    assert file.path.read_text(encoding="utf-8").startswith("# mine\n")
    assert [path.name for path in file.path.parent.iterdir()] == ["settings.toml"]
