"""The page on which a script is tried, in a home of its own."""

import pytest
from page_material import folders_in, parts_in

from player.records.session_log import SessionLog
from player.records.store.keys import Keys
from player.window.intents import OpenTryScript
from player.window.router import Router


@pytest.fixture
def parts(tmp_path, clock):
    folders = folders_in(tmp_path)
    (folders.config / "settings.toml").write_text("speak = false\n", encoding="utf-8")
    log = SessionLog.open(folders.data, Keys(folders.config))
    yield parts_in(folders, log, seconds=clock)
    log.close()


@pytest.fixture
def router(parts):
    made = Router(parts)
    made.handle(OpenTryScript())
    return made
