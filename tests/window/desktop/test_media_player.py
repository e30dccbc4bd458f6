"""A sitting as another program on the session bus sees it: MPRIS 2.2, with the types of the specification."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection

from player.window.desktop.media_player import MediaPlayer
from player.window.desktop.now_playing import NowPlaying, Playback
from player.window.intents import EaseBack
from player.window.sitting.state import BackLine, SetVolume, Skip, TogglePause

NAME = "org.mpris.MediaPlayer2.kindpace"
PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"

PLAYING = NowPlaying("Arriving", position=61.5, volume=0.7)
PAUSED = replace(PLAYING, playback=Playback.PAUSED)
HELD = replace(PAUSED, asks=True, can_pause=False, can_back=False, can_skip=False)

PROPERTIES = {
    "PlaybackStatus": "s",
    "Rate": "d",
    "MinimumRate": "d",
    "MaximumRate": "d",
    "Metadata": "a{sv}",
    "Volume": "d",
    "Position": "x",
    "CanGoNext": "b",
    "CanGoPrevious": "b",
    "CanPlay": "b",
    "CanPause": "b",
    "CanSeek": "b",
    "CanControl": "b",
}
"""Every property of the player's interface that isn't optional, by the specification."""

ROOT_PROPERTIES = {
    "CanQuit": ("b", False),
    "CanRaise": ("b", True),
    "HasTrackList": ("b", False),
    "Identity": ("s", "Kindpace"),
    "DesktopEntry": ("s", "kindpace"),
    "SupportedUriSchemes": ("as", []),
    "SupportedMimeTypes": ("as", []),
}


@pytest.fixture
def asked():
    return list[object]()


@pytest.fixture
def player(bus, asked):
    parent = QObject()
    made = MediaPlayer(parent, lambda: asked.append("the window"), bus)
    made.intended.connect(asked.append)
    yield made
    made.show(None)


def test_a_sitting_is_there_with_what_the_specification_asks_for(player, other):
    player.show(PLAYING)
    said = other.properties(PATH, NAME, PLAYER)

    assert {name: kind for name, (kind, _) in said.items()} == PROPERTIES
    assert said["PlaybackStatus"][1] == "Playing"
    assert said["Position"][1] == 61_500_000
    assert said["Metadata"][1]["xesam:title"] == ("s", "Arriving")
    assert said["Metadata"][1]["mpris:trackid"][0] == "o"
    assert said["CanPlay"][1]
    assert not said["CanSeek"][1]
    assert other.properties(PATH, NAME, ROOT) == ROOT_PROPERTIES


@pytest.mark.parametrize(
    "call",
    [
        (PLAYING, "PlayPause", [TogglePause()]),
        (PAUSED, "PlayPause", [TogglePause()]),
        (PLAYING, "Pause", [TogglePause()]),
        (PAUSED, "Play", [TogglePause()]),
        (PLAYING, "Next", [Skip()]),
        (PLAYING, "Previous", [BackLine()]),
        (PLAYING, "Stop", [EaseBack()]),
        (HELD, "Stop", [EaseBack()]),
        # Another player's pause, or one for all, never starts what is paused.
        (PAUSED, "Pause", []),
        (PLAYING, "Play", []),
        # A question is answered in the window.
        (HELD, "Play", []),
        (HELD, "PlayPause", []),
        (HELD, "Next", []),
        (HELD, "Previous", []),
    ],
)
def test_a_call_is_what_a_key_of_the_window_is(player, other, asked, call):
    now, method, intents = call
    player.show(now)
    other.call(PATH, NAME, PLAYER, method)

    assert intents == asked


def test_nothing_is_quit_sought_or_opened_from_outside(player, other, asked):
    player.show(PLAYING)
    other.call(PATH, NAME, ROOT, "Quit")
    other.call(PATH, NAME, PLAYER, "Seek", "x", 5_000_000)
    other.call(PATH, NAME, PLAYER, "SetPosition", "ox", "/org/kindpace/sitting/1", 5_000_000)
    other.call(PATH, NAME, PLAYER, "OpenUri", "s", "file:///etc/passwd")

    assert asked == []


def test_the_window_comes_to_the_front_and_the_voice_is_turned_down(player, other, asked):
    player.show(PLAYING)
    other.call(PATH, NAME, ROOT, "Raise")
    other.set((PATH, NAME, PLAYER), "Volume", "d", 0.25)
    other.set((PATH, NAME, PLAYER), "Volume", "d", 7.0)

    assert asked == ["the window", SetVolume("voice", 0.25), SetVolume("voice", 1.0)]


def test_what_changes_is_told_and_nothing_else(player, other):
    player.show(PLAYING)
    other.listen(PATH)
    player.show(replace(PLAYING, position=61.6))
    player.show(replace(PAUSED, position=61.6))
    paused = other.next_signal()
    player.show(replace(PAUSED, position=40.0))
    moved = other.next_signal()

    assert paused == ("PropertiesChanged", "sa{sv}as", (PLAYER, {"PlaybackStatus": ("s", "Paused")}, []))
    assert moved == ("Seeked", "x", (40_000_000,))


def test_it_is_there_only_while_a_sitting_is_under_way(player, other):
    before = other.has_owner(NAME)
    player.show(PLAYING)
    during = other.has_owner(NAME)
    first = other.properties(PATH, NAME, PLAYER)["Metadata"][1]["mpris:trackid"]
    player.show(None)
    after = other.has_owner(NAME)
    player.show(PLAYING)
    second = other.properties(PATH, NAME, PLAYER)["Metadata"][1]["mpris:trackid"]

    assert (before, during, after) == (False, True, False)
    assert first != second


def test_a_second_window_has_a_name_of_its_own(player, address, other):
    second = QDBusConnection.connectToBus(address, "kindpace-second")
    parent = QObject()
    player.show(PLAYING)
    another = MediaPlayer(parent, lambda: None, second)
    another.show(PAUSED)
    names = [
        name
        for name in other.call(
            "/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus", "ListNames"
        )[0]
        if name.startswith(NAME)
    ]
    another.show(None)
    QDBusConnection.disconnectFromBus("kindpace-second")

    assert len(names) == 2


def test_without_a_bus_nothing_happens(tmp_path, asked):
    none = QDBusConnection.connectToBus(f"unix:path={tmp_path / 'none'}", "kindpace-no-bus")
    parent = QObject()
    player = MediaPlayer(parent, lambda: None, none)
    player.show(PLAYING)
    player.show(PAUSED)
    player.show(None)
    QDBusConnection.disconnectFromBus("kindpace-no-bus")

    assert asked == []
