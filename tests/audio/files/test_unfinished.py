"""Files that are being written: nothing half written is left, whatever ends the writing."""

import os

import pytest

from audio.files.unfinished import remove_unfinished, unfinished, write_in_cache, write_whole


@pytest.mark.parametrize("raised", [KeyboardInterrupt, OSError])
def test_nothing_is_left_whatever_ends_the_writing(tmp_path, monkeypatch, raised):
    def end(_self, _target):
        raise raised

    monkeypatch.setattr("pathlib.Path.replace", end)
    with pytest.raises(raised):
        write_whole(tmp_path / "ab" / "clip.wav", b"sound")

    assert list((tmp_path / "ab").iterdir()) == []


@pytest.mark.parametrize("in_the_way", ["cache/files/a.json", "cache/files"])
def test_what_stands_in_the_way_in_the_cache_goes(tmp_path, in_the_way):
    """A folder in a file's place, or a file in its folder's: a recording is looked through all the same."""
    place = tmp_path / "cache/files/a.json"
    (tmp_path / in_the_way).parent.mkdir(parents=True)
    if in_the_way.endswith("json"):
        (tmp_path / in_the_way / "within").mkdir(parents=True)
    else:
        (tmp_path / in_the_way).touch()

    write_in_cache(place, b"{}")

    assert place.read_bytes() == b"{}"


def test_what_a_killed_process_left_goes_and_nothing_else(tmp_path):
    deep = tmp_path / "surveys" / "pieces"
    deep.mkdir(parents=True)
    mine = unfinished(deep / "000001.flac")
    others = [deep / "000000.flac", deep / f".000001-{os.getpid()}1-abc.part", deep / f"-{os.getpid()}-.wav"]
    for path in (mine, *others):
        path.touch()

    remove_unfinished(tmp_path, os.getpid()).join()

    assert sorted(deep.iterdir()) == sorted(others)
