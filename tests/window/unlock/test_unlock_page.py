"""The passphrase: asked for at the start or later, and shown nowhere."""

import pytest
from log_material import GOOD, NoKeyring
from page_material import router_for

from player.records.session_log import SessionLog
from player.records.store.key_places import KeyPlace
from player.records.store.keys import Keys
from player.window.export.state import ExportView
from player.window.intents import (
    Leave,
    OpenExport,
    OpenJournal,
    OpenKeeping,
    OpenLog,
)
from player.window.journal.state import JournalView
from player.window.keeping.state import (
    KeepingView,
    MoveKey,
)
from player.window.log.state import LogView
from player.window.practise.state import PractiseView
from player.window.unlock.state import Unlock, UnlockView


def test_the_log_opens_with_its_passphrase_and_not_with_another(parts, folders, days, sit):
    kept = sit(0)
    parts.session_log.open.move_key(KeyPlace.PASSPHRASE, GOOD)
    parts.session_log.open.close()
    parts.session_log.use(None)

    def unlock(passphrase):
        try:
            parts.session_log.use(
                SessionLog.open(folders.data, Keys(folders.config, NoKeyring(), passphrase), days)
            )
        except Exception as error:  # noqa: BLE001
            return str(error)
        return ""

    parts.session_log.unlock = unlock
    router = router_for(parts)
    router.ask_for_passphrase()
    router.handle(Unlock("not this one at all"))
    wrong = router.view().wrong
    router.handle(Unlock(GOOD))

    assert wrong
    assert isinstance(router.view(), PractiseView)
    assert [sitting.id for sitting in parts.session_log.open.sittings()] == [kept]


def test_one_can_go_on_without_the_passphrase(parts):
    parts.session_log.unlock = lambda _: "wrong"
    router = router_for(parts)
    router.ask_for_passphrase()
    router.handle(Leave())

    assert isinstance(router.view(), PractiseView)


@pytest.mark.parametrize(
    ("intent", "view"),
    [
        (OpenLog(), LogView),
        (OpenJournal(), JournalView),
        (OpenExport(), ExportView),
        (OpenKeeping(), KeepingView),
    ],
)
def test_whoever_went_on_without_the_passphrase_can_type_it_later(parts, intent, view):
    log = parts.session_log.open
    parts.session_log.use(None)

    def unlock(_):
        parts.session_log.use(log)
        return ""

    parts.session_log.unlock = unlock
    router = router_for(parts)
    router.ask_for_passphrase()
    router.handle(Leave())
    router.handle(intent)
    asked = router.view()
    router.handle(Unlock(GOOD))
    router.tick()

    assert isinstance(asked, UnlockView)
    assert isinstance(router.view(), view)


def test_a_passphrase_is_in_no_printed_intent():
    assert GOOD not in repr(Unlock(GOOD))
    assert GOOD not in repr(MoveKey("passphrase", GOOD))
