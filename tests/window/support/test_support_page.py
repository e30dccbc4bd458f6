"""The Support page: the region that was chosen stands first, and the card is read once."""

from importlib.metadata import metadata

import pytest
from page_material import folders_in, parts_in

from player import __version__
from player.library.catalog import BrokenContentError, Library
from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.window.intents import OpenSupport
from player.window.router import Router
from player.window.support.state import ChooseRegion, SetOwnContact


class CountingLibrary(Library):
    """Counts how often the card is read; or it can't be."""

    reads = 0
    broken = False

    def support(self):
        self.reads += 1
        if self.broken:
            raise BrokenContentError("file support.yaml", "support.yaml:1:1: error: no card")
        return super().support()


@pytest.fixture
def library(tmp_path):
    return CountingLibrary(folders_in(tmp_path))


@pytest.fixture
def router(tmp_path, library):
    folders = folders_in(tmp_path)
    log = SessionLog.open(folders.data, Keys(folders.config))
    yield Router(parts_in(folders, log, library=library))
    log.close()


def test_all_regions_stand_there_and_the_chosen_one_first(router, library):
    router.handle(OpenSupport())
    before = [region.name for region in router.view().shown]
    router.handle(ChooseRegion("IE"))
    router.handle(SetOwnContact("Mina"))
    view = router.view()

    assert before[0] == "United States"
    assert [region.name for region in view.shown] == [
        "Ireland",
        *(name for name in before if name != "Ireland"),
    ]
    assert (view.region, view.own_contact) == ("IE", "Mina")
    assert library.reads == 1


def test_a_card_that_cannot_be_used_is_said(router, library):
    library.broken = True
    router.handle(OpenSupport())
    view = router.view()

    assert view.shown == ()
    assert "no card" in view.messages[0].text


def test_version_and_licences_stand_at_its_end(router):
    router.handle(OpenSupport())
    view = router.view()
    words = " ".join(view.licences)

    assert view.version == f"Kindpace {__version__}"
    for package, named in (("soxr", "soxr (2.1)"), ("pyside6-essentials", "PySide6 (3.0)")):
        said = metadata(package)

        assert "LGPL" in f"{said.get_all('License-Expression')} {said.get_all('License')}"
        assert named in words
