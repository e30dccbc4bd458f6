"""Pages with a list of practices open before a thousand scripts have been read, and list all of them soon."""

import pytest
from own_script import numbered
from page_material import folders_in, parts_in, router_for

from player.library import catalog
from player.window.clinic.editor.page import EditorPage
from player.window.clinic.editor.state import AssignPractice
from player.window.clinic.presets.state import EditPreset
from player.window.intents import OpenClinic, OpenOwnVoice

OWN = 300
FEW = 60
"""More than what is shipped, and far fewer than all."""


@pytest.fixture
def read(monkeypatch):
    """The names of the scripts that were read."""
    names: list[str] = []
    parse = catalog.parse_script

    def counted(data, name):
        names.append(name)
        return parse(data, name)

    monkeypatch.setattr(catalog, "parse_script", counted)
    return names


@pytest.fixture
def router(tmp_path):
    folders = folders_in(tmp_path)
    for number in range(OWN):
        (folders.scripts / f"rest-{number:02}.md").write_text(numbered(number), encoding="utf-8")
    return router_for(parts_in(folders, None))


def ids(options):
    return [option.value for option in options]


def ticked(router, until):
    for _ in range(2000):
        router.tick()
        if until(router.view()):
            return router.view()
    raise TimeoutError


def test_the_clinics_editor_opens_after_a_few_scripts_and_lists_all_of_them_later(router, read):
    router.handle(OpenClinic())
    router.handle(EditPreset("gentle"))
    at_once, after = router.view(), len(read)
    later = ticked(router, lambda view: view.practices != at_once.practices)

    assert after < FEW
    assert at_once.practice == "self-compassion-break"
    assert at_once.practice in ids(at_once.practices)
    assert len(at_once.practices) < FEW
    assert {f"rest-{number:02}" for number in range(OWN)} <= set(ids(later.practices))
    assert set(ids(later.assignable)) == set(ids(later.practices))


def test_an_assigned_practice_has_its_title_before_all_are_read(tmp_path, router, read):
    router.handle(OpenClinic())
    router.handle(EditPreset("gentle"))
    ticked(router, lambda view: "rest-250" in ids(view.practices))
    router.handle(AssignPractice("rest-250"))
    draft = router.page._draft
    read.clear()

    parts = parts_in(folders_in(tmp_path), None)
    page = parts.passed_to(EditorPage, draft=draft)

    assert [row.title for row in page.view().assigned] == ["Rest number 250"]
    assert len(read) < FEW


def test_recording_line_by_line_opens_after_a_few_scripts_and_lists_all_of_them_later(router, read):
    router.handle(OpenOwnVoice("rest-250", "gentle"))
    at_once, after = router.view(), len(read)
    later = ticked(router, lambda view: view.practices != at_once.practices)

    assert after < FEW
    assert (at_once.practice, later.practice) == ("rest-250", "rest-250")
    assert ids(at_once.practices).count("rest-250") == 1
    assert at_once.lines == later.lines != ()
    assert ids(later.practices).count("rest-250") == 1
    assert len(later.practices) > OWN


def test_recording_begins_with_the_first_practice_where_none_is_named(router, read):
    router.handle(OpenOwnVoice())

    assert router.view().practice == router.view().practices[0].value
    assert len(read) < FEW
