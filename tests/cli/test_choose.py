import pytest

from player.cli import choose
from player.cli.choose import KEYS, ChoiceError, read_choices
from player.library.errors import UnknownScriptError
from player.practice import plain_words
from player.practice.choices import Anchor, Bowl, Choices, Eyes, Posture, Touch, Wording
from player.practice.units import Rung, Seconds


def test_no_choices_leave_everything_to_the_preset():
    assert read_choices([]) == Choices()


def test_every_key_sets_its_choice():
    given = ["eyes=lowered", "anchor=feet", "touch=none", "posture=lying", "wording=literal"]
    given += ["rung=2", "minutes=4.5", "voice=off", "bells=on"]
    given += ["bowl=deep", "settle=1.5", "bell-every=5", "between=rain"]

    assert read_choices(given) == Choices(
        eyes=Eyes.LOWERED,
        anchor=Anchor.FEET,
        touch=Touch.NONE,
        posture=Posture.LYING,
        wording=Wording.LITERAL,
        highest_rung=Rung.COMMON_HUMANITY,
        longest=Seconds(270.0),
        spoken=False,
        bells=True,
        bowl=Bowl.DEEP,
        settle=Seconds(90.0),
        bell_every=Seconds(300.0),
        between="rain",
    )


@pytest.mark.parametrize("key", KEYS)
def test_an_impossible_value_is_named_with_what_is_possible(key):
    with pytest.raises(ChoiceError) as caught:
        read_choices([f"{key}=purple"])

    assert str(caught.value) == (
        f"--choose {key}=purple: 'purple' is not a value of {key}. Possible: {KEYS[key].possible}."
    )
    assert caught.value.status == 2


@pytest.mark.parametrize(
    "given",
    [
        "rung=6",
        "rung=-1",
        "rung=1.5",
        "minutes=0",
        "minutes=61",
        "minutes=nan",
        "settle=3.5",
        "bell-every=0.5",
    ],
)
def test_numbers_out_of_range_are_refused(given):
    with pytest.raises(ChoiceError, match="Possible: "):
        read_choices([given])


@pytest.mark.parametrize("given", ["light=on", "=open", "", "practice.md"])
def test_an_unknown_key_is_answered_with_all_keys(given):
    with pytest.raises(ChoiceError, match="Possible: eyes, anchor, touch, posture, wording, rung, minutes, "):
        read_choices([given])


def test_a_missing_value_and_a_choice_made_twice_are_refused():
    with pytest.raises(ChoiceError, match=r"A value is missing\. Possible: eyes= with open, lowered, closed"):
        read_choices(["eyes"])
    with pytest.raises(ChoiceError, match="chosen twice"):
        read_choices(["eyes=open", "eyes=closed"])


def test_what_is_possible_is_said_in_the_language_in_use(monkeypatch):
    monkeypatch.setattr(choose, "_", lambda sentence: f"<{sentence}>")

    with pytest.raises(choose.ChoiceError, match="<once>"):
        choose.with_minutes(choose.read_choices(["minutes=3"]), "4")


def test_names_that_could_be_meant_are_listed_in_the_language_in_use(monkeypatch):
    german = {"{others} or {last}": "{others} oder {last}"}
    # A window that another test left says other sentences meanwhile.
    monkeypatch.setattr(plain_words, "_", lambda sentence: german.get(sentence, sentence))
    error = UnknownScriptError("a-kind-better", ["a-kind-breath", "a-kind-letter"])

    assert "a-kind-letter oder a-kind-breath" in str(error)
