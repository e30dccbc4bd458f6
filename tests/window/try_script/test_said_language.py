"""A draft whose language isn't clear: it is asked in one step, and what is chosen stands in its file."""

import pytest

from player.window.try_script.state import OpenScript, SayLanguage

DRAFT = """---
id: blixa
format: 2
title: "Blixa"
components: [mindfulness]
# decide: its language isn't clear from its words; write its tag, such as en or de, for und
language: und
about: "Blixa."
asks: To listen.
caution: None is known.
minutes: 1
---

## Arriving (orient)

Ffnwr blixa torum. [5s]

## Middle (rung 1)

Zanti mofel grup. [5s]

## Coming back (return)

Krel dorim. The word language: und stays.
"""


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "blixa.md"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_the_language_of_a_draft_is_asked_and_written_into_its_file(router, draft):
    router.handle(OpenScript(str(draft)))
    asked = router.view().languages
    router.handle(SayLanguage("de"))
    view, written = router.view(), draft.read_text(encoding="utf-8")

    assert [option.value for option in asked] == ["en", "de"]
    assert "\nlanguage: de\n" in written
    assert "its language isn't clear" not in written
    assert "The word language: und stays." in written
    assert len(written.splitlines()) == len(DRAFT.splitlines()) - 1
    assert view.languages == ()
    assert view.title == "Blixa"
    assert not [line for line in view.findings if "isn't known" in line]


@pytest.mark.parametrize("written", ['"und"', "und  # not yet", "und\r"])
def test_however_its_line_is_written(router, draft, written):
    data = DRAFT.replace("language: und", f"language: {written}", 1).encode()
    draft.write_bytes(data)
    router.handle(OpenScript(str(draft)))
    router.handle(SayLanguage("de"))

    assert b"\nlanguage: de" in draft.read_bytes()
    assert router.view().languages == ()


def test_where_it_can_not_be_written_that_is_said_and_nothing_is_lost(router, draft, monkeypatch):
    def full(_path, _data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("player.window.try_script.said_language.write_whole", full)
    router.handle(OpenScript(str(draft)))
    router.handle(SayLanguage("en"))

    assert f"{draft} could not be written" in router.view().said
    assert draft.read_text(encoding="utf-8") == DRAFT


def test_a_script_whose_language_is_known_is_not_asked(router, draft):
    draft.write_text(DRAFT.replace("language: und", "language: en", 1), encoding="utf-8")
    router.handle(OpenScript(str(draft)))

    assert router.view().languages == ()
