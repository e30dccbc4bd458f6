"""What was dropped or given on the command line: each file opens where it belongs, and never in a sitting."""

import pytest
from page_material import folders_in, parts_in

from player.__main__ import _parsed, are_files
from player.cli.errors import CommandError
from player.cli.window import run as open_window
from player.window.clinic.destinations import InspectPreset
from player.window.files_to_open import FilesToOpen, sort_files
from player.window.intents import EaseBack, OpenFiles, OpenKeeping, OpenTryScript
from player.window.router import Router
from player.window.try_script.state import TryScriptView

SCRIPT = "---\ntitle: A short one\n---\n\n## Arriving (settle)\n\nHere you are.\n"
PRESET = "name: Slow\nauthor: Mina\ncontrols:\n  words_per_minute: 90\n"


@pytest.fixture
def files(tmp_path):
    contents = {
        "short.md": SCRIPT,
        "begun.md": "Only words so far",
        "slow.pacing": PRESET,
        "talk.mp3": "",
        "everything.kindpace": "",
        "page.html": "<html><body>Hello</body></html>",
        "paper.pdf": "%PDF-1.4",
        "talk.srt": "1\n00:00:01,000 --> 00:00:02,000\nHello.\n",
        "notes.md": "---\ntags: [evening]\n---\n# Evening\n\nHello.\n",
    }
    for name, text in contents.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_each_kind_of_file_leads_to_its_screen(files):
    def leads_to(name):
        return sort_files([str(files / name)]).leads_to

    assert leads_to("short.md") == OpenTryScript(str(files / "short.md"))
    assert leads_to("begun.md") == OpenTryScript(str(files / "begun.md"))
    assert leads_to("page.html") == OpenTryScript(str(files / "page.html"))
    assert leads_to("talk.srt") == OpenTryScript(str(files / "talk.srt"))
    assert leads_to("notes.md") == OpenTryScript(str(files / "notes.md"))
    assert leads_to("slow.pacing") == InspectPreset(files / "slow.pacing")
    assert leads_to("everything.kindpace") == OpenKeeping()
    assert sort_files([str(files / "talk.mp3"), str(files)]) == FilesToOpen(
        (str(files / "talk.mp3"), str(files))
    )


def test_what_cannot_be_opened_is_named_with_what_it_is(files):
    found = sort_files([str(files / "paper.pdf"), str(files / "gone.md")])

    assert (found.recordings, found.leads_to) == ((), None)
    assert "paper.pdf" in found.words[0]
    assert "it is a document" in found.words[0]
    assert "gone.md" in found.words[1]


def test_one_that_has_to_wait_its_turn_is_named(files):
    found = sort_files([str(files / "short.md"), str(files / "slow.pacing")])

    assert found.leads_to == OpenTryScript(str(files / "short.md"))
    assert ["slow.pacing" in words for words in found.words] == [True]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "it is a picture."),
        ("talk.zip", b"7z\xbc\xaf\x27\x1c" + bytes(64), "it is an archive."),
        ("talk.idx", b"# VobSub index file, v7\n", "it is a file of captions that are pictures."),
        ("talk.md", b"\x7fELF" + bytes(range(256)) * 8, "it is a file without text."),
    ],
)
def test_a_file_without_words_or_sound_is_called_what_it_is(tmp_path, name, data, words):
    (tmp_path / name).write_bytes(data)
    found = sort_files([str(tmp_path / name)])

    assert (found.recordings, found.leads_to) == ((), None)
    assert words in found.words[0]


def test_the_ending_of_a_recording_hides_no_text_and_another_hides_no_sound(files):
    text, sound = files / "words.mp3", files / "talk.md"
    text.write_text("Sit down. (Pause for 10 seconds)\n")
    sound.write_bytes(b"OggS\x00\x02" + bytes(64))
    found = sort_files([str(text), str(sound)])

    assert (found.recordings, found.leads_to) == ((), OpenTryScript(str(text)))
    assert "talk.md" in found.words[0]
    assert ".mp3" in found.words[0]


def test_a_script_beside_recordings_has_to_wait_and_is_named(files):
    found = sort_files([str(files / "short.md"), str(files / "talk.mp3")])

    assert (found.recordings, found.leads_to) == ((str(files / "talk.mp3"),), None)
    assert ["short.md" in words for words in found.words] == [True]


def test_a_script_opens_in_the_window_but_not_while_easing_back(files, tmp_path):
    router = Router(parts_in(folders_in(tmp_path / "home"), None))
    router.handle(EaseBack())
    router.handle(OpenFiles((str(files / "short.md"),)))
    router.tick()

    assert type(router.view()).__name__ == "EaseBackView"

    router.handle(OpenKeeping())
    router.tick()

    shown = router.view()

    assert isinstance(shown, TryScriptView)
    assert shown.path == str(files / "short.md")


def test_files_are_told_from_commands_by_a_dot_or_a_slash():
    assert [are_files(words) for words in ([], ["a.md"], ["./list", "b"], ["list"], ["--version"])] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert _parsed(["a.md"]).files == ["a.md"]


def test_a_file_that_is_not_there_is_said_before_any_window_opens():
    with pytest.raises(CommandError, match=r"/gone\.md: there is no such file"):
        open_window(_parsed(["gone.md"]))
