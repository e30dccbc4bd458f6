"""With everything locked and no PIN: nothing goes further, and everything softer still works."""

import json

import pytest
from clinic_material import KEY, PRESET, put_signed, shipped
from engine_fakes import EngineOfVolumes
from page_material import parts_in

from audio.engine.silent_engine import SilentEngine
from audio.mix.buses import Bus
from player.__main__ import main
from player.clinic.trust import TrustedAuthors
from player.library.catalog import Library
from player.practice.pacing.model import raw
from player.practice.planner.summary import summarise
from player.practice.session.table import State
from player.records.session_log import SessionLog
from player.records.store.entries import Outcome
from player.records.store.keys import Keys
from player.system.folders import HOME_VARIABLE, find_folders
from player.window.briefing.state import Begin, BeginTextOnly, SetChoice
from player.window.clinic.editor.state import SavePreset, SlideControl, WriteField
from player.window.clinic.presets.state import DeletePreset, EditPreset, UsePreset
from player.window.ease_back.state import EaseBackEnd, EaseBackView
from player.window.intents import (
    AsBefore,
    ChoosePractice,
    ConfirmDelete,
    DeleteEverything,
    EaseBack,
    OpenClinic,
    OpenKeeping,
    OpenLog,
    OpenPractise,
    OpenSettings,
    SetSetting,
    Softer,
)
from player.window.log.state import DeleteSitting, OpenSitting
from player.window.practise.state import ChoosePreset
from player.window.router import Router
from player.window.shared.ladder import StepFurther
from player.window.shared.rating import Rate
from player.window.sitting.check_in.state import CheckInView
from player.window.sitting.page import SittingPage
from player.window.sitting.state import Skip, VolumeDown

CAPS = {"session_max_min": 5, "max_silence_s": 10, "max_rung": 2, "difficulty_max": 1, "contact_max_s": 30}
ALL_LOCKED = PRESET.replace("[max_rung, contact_max_s]", f"[{', '.join(CAPS)}, check_in]").replace(
    "  max_rung: 2\n", "  max_rung: 2\n  max_silence_s: 10\n  difficulty_max: 1\n  background: true\n"
)
PRACTICES = ("others-too", "self-compassion-break")


class Person:
    """A person whose clinician locked everything lockable, on a machine without a PIN."""

    def __init__(self, home, content):
        self.seconds = 100.0
        folders = find_folders({HOME_VARIABLE: str(home)}).make()
        put_signed(folders, ALL_LOCKED)
        TrustedAuthors(folders.config).trust("Dr Ada", KEY.public)
        self.engine = EngineOfVolumes(lambda: self.seconds)
        self.log = SessionLog.open(folders.data, Keys(folders.config))
        self.parts = parts_in(
            folders,
            self.log,
            library=Library(folders, content),
            engines=lambda spoken: self.engine if spoken else SilentEngine(lambda: self.seconds),
            seconds=lambda: self.seconds,
        )
        self.parts.pacing_choice.choose("mornings")
        self.parts.settings_store.change(background="rain")
        self.router = Router(self.parts)

    def do(self, *intents):
        for intent in intents:
            self.router.handle(intent)
        return self.router.view()

    def run(self, seconds, answer=None):
        end = self.seconds + seconds
        while self.seconds < end and isinstance(self.router.page, SittingPage):
            self.seconds += 0.25
            self.router.tick()
            if isinstance(self.router.view(), CheckInView):
                self.do(Rate(answer))

    @property
    def session(self):
        assert isinstance(self.router.page, SittingPage)
        return self.router.page.sitting.session

    @property
    def in_force(self):
        return self.parts.pacing_choice.in_force().pacing


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """Two practices, so that lists are quick to draw, with all presets."""
    return shipped(tmp_path_factory.mktemp("content"), *PRACTICES, "ease-back")


@pytest.fixture
def person(tmp_path, content):
    made = Person(tmp_path / "home", content)
    yield made
    made.log.close()


def begun(person, practice="others-too"):
    person.do(ChoosePractice(practice), BeginTextOnly())
    person.router.tick()
    return person


def assert_within(person, plan):
    found = summarise(plan)

    assert plan.duration <= CAPS["session_max_min"] * 60 + 1e-3
    assert found.longest_silence <= CAPS["max_silence_s"] + 1e-3
    assert max(step.rung for step in plan.steps) <= CAPS["max_rung"]
    # In less than six minutes nothing is asked in the middle, and the end is asked about on the page after.
    assert CAPS["session_max_min"] < 6
    assert found.check_ins == 1 == sum(at.value == "start" for at in person.in_force.check_in)


def test_nothing_in_the_window_leads_further(person):
    person.do(ChoosePreset("standard"), OpenClinic(), UsePreset("standard"), UsePreset("gentle"))
    person.do(OpenSettings(), SetSetting("own_rung", "5"), SetSetting("own_rung", "3"))
    person.do(StepFurther())
    person.do(ChoosePractice("self-compassion-break"), SetChoice("rung", "5"), SetChoice("minutes", "15"))
    person.do(BeginTextOnly())
    person.router.tick()

    assert person.in_force.id == "mornings"
    assert {name: raw(person.in_force, name) for name in CAPS} == CAPS
    assert_within(person, person.session.plan)
    assert [message.text for message in person.parts.messages.shown if message.key == "lock"]


def test_a_copy_made_in_the_clinic_takes_no_lock_off_what_is_in_force(person):
    person.do(
        OpenClinic(),
        EditPreset("mornings"),
        WriteField("reason", "Further, without asking."),
        SlideControl("max_rung", 5),
        SavePreset(),
    )
    (copy,) = [name for name in person.parts.library.get().preset_names() if name.endswith("changed")]
    person.do(OpenClinic(), UsePreset(copy))

    assert person.parts.library.get().verified(copy).usable
    assert person.in_force.id == "mornings"


@pytest.mark.usefixtures("person")
@pytest.mark.parametrize(
    "command",
    [["play"], ["render", "-o", "out.flac"], ["plan", "--estimate"], ["plan", "--estimate", "--json"]],
)
def test_nothing_on_the_command_line_leads_further(command, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    status = main([command[0], "others-too", "--preset", "standard", *command[1:]])

    said = capsys.readouterr()

    assert status == 2
    assert "Dr Ada has set a limit" in said.err
    assert said.out == ""
    assert not (tmp_path / "out.flac").exists()


@pytest.mark.usefixtures("person")
def test_what_is_locked_itself_is_planned_on_the_command_line(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    status = main(
        ["plan", "others-too", "--preset", "mornings", "--estimate", "--json", "--choose", "rung=5"]
    )
    steps = json.loads(capsys.readouterr().out)["steps"]

    assert status == 0
    assert max(step["rung"] for step in steps) <= CAPS["max_rung"]


def test_lower_before_a_sitting(person):
    person.do(ChoosePractice("others-too"), SetChoice("rung", "1"), SetChoice("minutes", "3"))
    person.do(BeginTextOnly())
    plan = person.session.plan

    assert max(step.rung for step in plan.steps) == 1
    assert plan.duration <= 180
    # First steps asks nothing in the middle, and that is locked on.
    assert person.do(EaseBack(), EaseBackEnd(), OpenPractise(), Softer()).banner.name == (
        "Grounding only pacing"
    )


def test_lower_in_a_sitting_down_to_grounding_and_as_before(person):
    begun(person)
    person.run(45)
    reached = []
    while person.router.view().can_soften:
        person.do(Softer())
        here = person.session.position
        reached.append(max(step.rung for step in person.session.plan.steps if step.start > here + 1))
    person.do(*[AsBefore()] * len(reached))

    assert reached == sorted(reached, reverse=True)
    assert reached[-1] == 0
    assert person.session.softened == 0
    assert person.session.state is State.PLAYING


def test_skip(person):
    begun(person)
    person.run(5)
    before = person.session.position
    phase = next(step.phase for step in person.session.plan.steps if step.end > before)
    person.do(Skip())
    person.run(1)
    after = person.session.position
    now = next(step.phase for step in person.session.plan.steps if step.end > after)

    assert now != phase


def test_mute(person):
    person.do(ChoosePractice("others-too"), Begin())
    loud = dict(person.engine.volumes)
    person.do(*[VolumeDown()] * 9)

    assert min(loud[Bus.NARRATION], loud[Bus.BACKGROUND]) > 0
    assert person.engine.volumes == dict.fromkeys(Bus, 0.0)


@pytest.mark.parametrize("seconds", [0, 20, 60])
def test_stop_at_once_and_unasked(person, seconds):
    begun(person)
    person.run(seconds)
    view = person.do(EaseBack())
    # Until easing back is left one can come back: only then has the sitting ended.
    person.do(EaseBackEnd())

    assert isinstance(view, EaseBackView)
    assert person.log.sittings()[0].outcome is Outcome.STOPPED


def test_stop_while_a_check_in_asks(person):
    begun(person)
    while not isinstance(person.router.view(), CheckInView):
        person.seconds += 0.25
        person.router.tick()

    assert isinstance(person.do(EaseBack()), EaseBackView)


def test_check_ins_that_are_locked_on_can_be_left_unanswered(person):
    begun(person)
    person.run(200, answer=None)
    (sitting,) = person.log.sittings()

    assert {rating.value.value for rating in sitting.ratings} == {"skipped"}


def test_delete_a_sitting_and_the_preset_itself(person):
    begun(person)
    person.do(EaseBack(), EaseBackEnd(), OpenLog(), OpenSitting(0), DeleteSitting(), ConfirmDelete())
    person.do(OpenClinic(), DeletePreset("mornings"))

    assert person.log.sittings() == ()
    assert "mornings" not in person.parts.library.get().preset_names()
    assert person.in_force.id == "gentle"


def test_delete_everything(person):
    begun(person)
    person.do(EaseBack(), EaseBackEnd(), OpenKeeping(), DeleteEverything())
    view = person.do(ConfirmDelete())

    assert view.done.startswith("Everything was deleted.")
    assert not person.log.path.exists()
