"""What was chosen last before a practice is there again, as far as the pacing still offers it."""

import pytest
from page_material import folders_in, parts_in

from player.settings.file import SettingsFile
from player.window.briefing.kept_choices import choices_kept, with_choice
from player.window.briefing.page import briefing_page
from player.window.briefing.state import SetChoice

PRACTICE = "others-too"


@pytest.fixture
def parts(tmp_path):
    return parts_in(folders_in(tmp_path), None)


def shown(parts, practice=PRACTICE):
    return parts.passed_to(briefing_page, practice_id=practice)


def selected(page):
    return {group.subject: group.selected for group in page.view().choices}


def test_a_practice_that_went_meanwhile_is_said_without_a_command(parts):
    page = shown(parts, "slow-tea")
    (message,) = parts.messages.shown

    assert page is None
    assert message.text == (
        "The practice “slow-tea” isn't there any more. Its file may have been moved, renamed or deleted."
    )


def test_choices_are_there_again_for_this_practice_alone(parts):
    page = shown(parts)
    other = selected(shown(parts, "five-things"))
    page.handle(SetChoice("anchor", "hands"))
    page.handle(SetChoice("voice", "off"))

    again = selected(shown(parts))

    assert (again["anchor"], again["voice"]) == ("hands", "off")
    assert selected(shown(parts, "five-things")) == other
    kept = SettingsFile(parts.folders.config).read().settings.practice_choices
    assert kept == ("others-too anchor=hands voice=off",)


def test_what_the_pacing_no_longer_offers_is_left_out(parts):
    parts.settings_store.change(
        practice_choices=(f"{PRACTICE} rung=5 minutes=15 anchor=hands eyes=nonsense",)
    )
    usual = parts_in(parts.folders, None)
    usual.settings_store.current = type(usual.settings_store.current)()

    now, before = selected(shown(parts)), selected(shown(usual))

    assert now == before | {"anchor": "hands"}


def test_the_oldest_goes_and_nothing_is_kept_that_could_not_be_read_back():
    kept: tuple[str, ...] = ()
    for number in range(205):
        kept = with_choice(kept, f"practice-{number}", "eyes", "open")
    changed = with_choice(kept, "practice-10", "eyes", "closed")

    assert len(kept) == 200
    assert choices_kept(kept, "practice-4") == {}
    assert changed[0] == "practice-10 eyes=closed"
    assert with_choice(kept, "a practice", "eyes", "open") == kept
