"""Before a sitting: what is said, and what choices change."""

import pytest
from own_script import numbered
from page_material import folders_in, parts_in

from player.window.briefing.page import BriefingPage
from player.window.briefing.state import BriefingView, SetChoice
from player.window.briefing.writing_described import KINDS_OF_PRACTICES
from player.window.intents import ChoosePractice
from player.window.router import Router


def test_the_briefing_says_what_will_be_asked(router):
    router.handle(ChoosePractice("self-compassion-break"))
    view = router.view()

    assert isinstance(view, BriefingView)
    assert view.asks
    assert "Esc" in view.how_to_stop
    assert {group.subject for group in view.choices} >= {"anchor", "voice", "rung", "minutes"}
    assert view.ribbon is not None
    assert view.ribbon.duration <= 8 * 60
    assert "not therapy" in view.notice


@pytest.mark.parametrize(
    ("wording", "asked", "hard"),
    [("gentle", "a room for lost bags", "strangers"), ("literal", "one small hard thing", "is made small")],
)
def test_what_is_asked_is_what_the_chosen_wording_asks(router, wording, asked, hard):
    router.handle(ChoosePractice("others-too"))
    router.handle(SetChoice("wording", wording))
    view = router.view()

    assert isinstance(view, BriefingView)
    assert asked in view.asks
    assert hard in view.caution
    assert ("hard thing from your week" in view.asks) is (wording != "gentle")


def test_choices_change_the_plan(router):
    router.handle(ChoosePractice("self-compassion-break"))
    before = router.view()
    router.handle(SetChoice("minutes", "3"))
    shorter = router.view()
    router.handle(SetChoice("rung", "0"))
    lower = router.view()
    router.handle(SetChoice("rung", "nonsense"))

    assert shorter.ribbon.duration <= 180 < before.ribbon.duration
    assert max(segment.rung for segment in lower.ribbon.segments) == 0
    assert router.view() == lower


def test_a_briefing_keeps_its_choices_when_lines_arrive(router):
    router.handle(ChoosePractice("others-too"))
    page = router.page
    assert isinstance(page, BriefingPage)
    router.handle(SetChoice("anchor", "hands"))
    router.tick()

    chosen = {group.subject: group.selected for group in router.view().choices}
    assert chosen["anchor"] == "hands"


@pytest.mark.parametrize("practice", sorted(KINDS_OF_PRACTICES))
def test_a_writing_practice_offers_the_journal(router, practice):
    router.handle(ChoosePractice(practice))
    (group,) = [each for each in router.view().choices if each.subject == "writing"]

    assert group.selected == "paper"
    assert [option.label for option in group.options] == ["On paper, or in your mind", "In the journal here"]


def test_other_practices_have_nothing_to_write(router):
    router.handle(ChoosePractice("others-too"))

    assert all(group.subject != "writing" for group in router.view().choices)


def test_what_the_narrator_can_not_say_is_told_before_it_begins(tmp_path):
    folders = folders_in(tmp_path)
    text = numbered(1).replace("Your eyes may rest on it, and then on something else.", "Ένα φως.")
    (folders.scripts / "rest-01.md").write_text(text, encoding="utf-8")
    router = Router(parts_in(folders, None))
    router.handle(ChoosePractice("rest-01"))
    spoken = router.view()
    router.handle(SetChoice("voice", "off"))
    silent = router.view()
    router.handle(ChoosePractice("others-too"))
    other = router.view()

    assert "Ένα" in text
    assert isinstance(spoken, BriefingView)
    assert isinstance(silent, BriefingView)
    assert isinstance(other, BriefingView)
    assert "1 line here can't be spoken: it is shown as text" in spoken.unsaid
    assert (silent.unsaid, other.unsaid) == ("", "")
