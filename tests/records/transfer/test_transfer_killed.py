"""A kill while everything is brought back: all of it, or nothing, at the next start."""

from itertools import product

import pytest
from transfer_material import PHRASE

from player.records.retention import backups
from player.records.transfer import bringing


def test_a_kill_before_the_log_is_in_place_leaves_all_as_it_was(taken, second, sit):
    sit(second, "written here")
    before = second.files()
    bringing.stage(taken, PHRASE, second.folders)

    assert bringing.finish_bringing(second.folders) is None
    assert second.files() == before


@pytest.mark.parametrize("case", list(product(["nothing", "a log"], ["before", "between", "after"])))
def test_a_kill_while_the_log_takes_its_place_brings_everything_or_nothing(
    taken, second, sit, monkeypatch, case
):
    here, moment = case
    if here == "a log":
        sit(second, "written here")
    before = second.notes() if here == "a log" else []
    staged = bringing.stage(taken, PHRASE, second.folders)
    name, real = "set_aside" if moment == "before" else "_into_place", backups._into_place

    def killed(log):
        if moment == "after":
            real(log)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(backups, name, killed)
        with pytest.raises(KeyboardInterrupt):
            bringing.put_in_place(staged, second.folders, second.keys)
    brought = bringing.finish_bringing(second.folders)
    whole = second.notes() == ["the heron"]

    assert whole == (moment != "before" or here == "nothing")
    assert whole or second.notes() == before
    assert (second.folders.scripts / "mine.md").exists() == whole
    assert (brought is not None) == whole
    assert not (second.folders.data / "bringing-back").exists()
    assert list(second.folders.data.glob("*.coming")) == []


def test_a_kill_among_the_files_is_gone_on_with_at_the_next_start(taken, second, monkeypatch):
    staged = bringing.stage(taken, PHRASE, second.folders)
    put, count = bringing._put, []

    def killed(*arguments):
        count.append(1)
        if len(count) > 1:
            raise KeyboardInterrupt
        put(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(bringing, "_put", killed)
        with pytest.raises(KeyboardInterrupt):
            bringing.put_in_place(staged, second.folders, second.keys)
    between = (second.folders.scripts / "mine.md").exists()
    bringing.finish_bringing(second.folders)

    assert not between
    assert (second.folders.scripts / "mine.md").read_text() == "# mine"
    assert second.notes() == ["the heron"]
