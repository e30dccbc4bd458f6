"""The cache of prepared sound: whole files or none, damage noticed, bounded, several processes."""

import multiprocessing
import os
import time

import numpy as np
import pytest

from audio.files import unfinished
from audio.files.clip_cache import (
    CacheNotWritableError,
    ClipCache,
    ClipDamagedError,
    ClipMissingError,
    clip_name,
)


def _sound(frames=4800, channels=1, seed=1):
    return np.random.default_rng(seed).uniform(-0.5, 0.5, (frames, channels)).astype(np.float32)


@pytest.fixture
def cache(tmp_path):
    made = ClipCache(tmp_path / "clips")
    yield made
    made.close()


def test_what_is_stored_comes_back(cache):
    sound = _sound(channels=2)
    clip = cache.name_for("Hello.", "voice", 105.0)
    cache.store(clip, sound)

    assert cache.has(clip)
    assert cache.frames(clip) == 4800
    assert cache.read(clip, 0, 4800) == pytest.approx(sound, abs=1 / 32768)


def test_a_read_past_the_end_is_short_and_mono_keeps_its_shape(cache):
    clip = clip_name("a")
    cache.store(clip, _sound()[:, 0])

    assert cache.read(clip, 4700, 500).shape == (100, 1)
    assert cache.read(clip, 9000, 500).shape == (0, 1)
    assert cache.read(clip, 0, 0).shape == (0, 1)
    assert cache.read(clip, 10, 5).dtype == np.float32


@pytest.mark.parametrize("bad", ["a file", "a link to nowhere", "a folder in its own place"])
def test_what_stands_in_a_clip_s_place_is_cleared_away(cache, bad):
    clip, sound = clip_name("a"), _sound()
    path = cache.path_of(clip)
    path.parent.parent.mkdir()
    if bad == "a file":
        path.parent.write_text("")
    elif bad == "a link to nowhere":
        path.parent.symlink_to("nowhere")
    else:
        (path / "inside").mkdir(parents=True)

    cache.remove(clip_name("b"))
    cache.store(clip, sound)

    assert cache.has(clip)


def test_a_folder_of_somebody_else_s_is_put_aside(cache, monkeypatch):
    """As after running Kindpace once as root."""
    clip, sound = clip_name("a"), _sound()
    path = cache.path_of(clip)
    path.parent.mkdir(parents=True)
    (path.parent / "theirs").write_text("theirs")
    if os.geteuid() == 0:
        # Root may write there; the first try is refused for it.
        refused = [PermissionError(13, "Permission denied")]
        whole = unfinished.write_whole
        monkeypatch.setattr(
            unfinished, "write_whole", lambda *given: whole(*given) if not refused else _raised(refused.pop())
        )
        monkeypatch.setattr(unfinished.os, "access", lambda *_: False)
    else:
        path.parent.chmod(0)
    cache.store(clip, sound)

    assert cache.has(clip)
    assert [len(list(path.parent.parent.glob(name))) for name in ("??", "??-*")] == [1, 1]


def _raised(error):
    raise error


def test_full_scale_is_clipped_and_not_wrapped(cache):
    clip = clip_name("loud")
    cache.store(clip, np.array([2.0, -2.0, 1.0], np.float32))

    assert cache.read(clip, 0, 3)[:, 0].tolist() == pytest.approx([1.0, -1.0, 1.0], abs=1e-4)


def test_names_depend_on_every_part(cache):
    names = {
        cache.name_for("a", "voice", 105.0),
        cache.name_for("b", "voice", 105.0),
        cache.name_for("a", "other", 105.0),
        cache.name_for("a", "voice", 106.0),
        cache.name_for("avoice", "", 105.0),
    }

    assert len(names) == 5
    assert cache.name_for("a", "voice", 105.0) in names


def test_a_line_has_another_name_with_chosen_rests_and_its_old_one_without(cache):
    """Lines that nobody chose a rest in stay prepared."""
    names = {cache.name_for("a", "voice", 105.0, joints) for joints in ((), (4,), (4, 9), (49,), (9,))}

    assert len(names) == 5
    assert cache.name_for("a", "voice", 105.0, ()) == clip_name("line", "a", "voice", "105.00")


def test_a_missing_clip_says_so(cache):
    assert not cache.has(clip_name("nowhere"))
    with pytest.raises(ClipMissingError, match="Prepare the line again"):
        cache.read(clip_name("nowhere"), 0, 1)


@pytest.mark.parametrize("fault", ["flipped", "cut", "empty", "longer", "strange"])
def test_a_damaged_file_is_noticed_and_removed(tmp_path, fault):
    clip = clip_name("damaged")
    cache = ClipCache(tmp_path)
    cache.store(clip, _sound())
    path = cache.path_of(clip)
    data = bytearray(path.read_bytes())
    data[2000] ^= 0xFF if fault == "flipped" else 0
    damaged: dict[str, bytes] = {
        "cut": bytes(data[:3000]),
        "empty": b"",
        "longer": bytes(data) + b"x",
        "strange": b"?" * len(data),
    }
    path.write_bytes(damaged.get(fault, data))

    with pytest.raises(ClipDamagedError):
        cache.frames(clip)

    assert not path.exists()
    cache.store(clip, _sound())
    assert cache.has(clip)
    cache.close()


def test_more_clips_than_open_files_can_be_read_in_turn(cache):
    clips = [clip_name(str(number)) for number in range(40)]
    for number, clip in enumerate(clips):
        cache.store(clip, np.full(10, number / 100, np.float32))

    read = [float(cache.read(clip, 0, 1)[0, 0]) for clip in (*clips, *clips)]

    assert read == pytest.approx([number / 100 for number in range(40)] * 2, abs=1e-4)
    assert len(cache._open) == 16


def test_the_least_recently_used_are_pruned(tmp_path):
    roomy, cache = ClipCache(tmp_path), ClipCache(tmp_path, limit=50_000)
    clips = [clip_name(str(number)) for number in range(10)]
    for age, clip in enumerate(clips):
        roomy.store(clip, _sound())
        used = time.time() - 10_000 + age
        os.utime(cache.path_of(clip), (used, used))
    assert cache.has(clips[0])

    cache.prune()

    kept = [clip for clip in clips if cache.path_of(clip).exists()]
    assert clips[0] in kept
    assert clips[9] in kept
    assert clips[1] not in kept
    assert sum(cache.path_of(clip).stat().st_size for clip in kept) <= 40_000
    cache.close()


def test_clips_of_this_sitting_are_never_pruned(tmp_path):
    cache = ClipCache(tmp_path, limit=20_000)
    clips = [clip_name(str(number)) for number in range(10)]
    for clip in clips:
        cache.store(clip, _sound())

    assert all(cache.has(clip) for clip in clips)
    cache.close()


def test_a_folder_that_takes_no_files_says_so(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = ClipCache(tmp_path / "file")

    with pytest.raises(CacheNotWritableError, match="Make room"):
        cache.store(clip_name("a"), _sound())


def _hammer(folder, seed, faults):
    cache = ClipCache(folder)
    clips = [clip_name(str(number)) for number in range(5)]
    for turn in range(40):
        number = (turn + seed) % 5
        cache.store(clips[number], np.full(2000, number / 10, np.float32))
        for other, clip in enumerate(clips):
            if cache.has(clip):
                value = float(cache.read(clip, 1000, 1)[0, 0])
                if abs(value - other / 10) > 1e-3:
                    faults.put(value)


def test_several_processes_may_write_the_same_clips(tmp_path):
    context = multiprocessing.get_context("spawn")
    faults = context.Queue()
    writers = [context.Process(target=_hammer, args=(tmp_path, seed, faults)) for seed in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)

    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert faults.empty()
    assert not list(tmp_path.glob("*/.*"))
