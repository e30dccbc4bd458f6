"""The minutes of a draft are those that it lasts, whatever the words alone would make."""

from dataclasses import replace

from player.cli.check import Checker
from player.library.catalog import Library
from player.practice.drafting.draft import draft_of
from player.sittings.drafts.honest_draft import with_honest_minutes
from player.system.folders import find_folders

TEXT = "Sit down. (40 seconds)\n\nHere is a floor. (40 seconds)\n\nLook up. (40 seconds)\n\nHere is a wall.\n"


def test_a_draft_states_the_minutes_that_checking_finds_right(tmp_path):
    library = Library(find_folders({"KINDPACE_HOME": str(tmp_path / "home")}).make())
    checker = Checker(library.presets(), library.languages)
    draft = draft_of(TEXT, "talk.txt")
    wrong = replace(draft, text=draft.text.replace("\nminutes: 2\n", "\nminutes: 9\n"))
    honest = with_honest_minutes(wrong, library)
    path = tmp_path / f"{draft.id}.md"

    def said_of_minutes(text):
        path.write_text(text)
        return [problem for problem in checker.problems(path) if problem.code == "minutes"]

    assert said_of_minutes(wrong.text)
    assert not said_of_minutes(honest.text)
    assert honest == replace(wrong, text=honest.text)


def test_a_draft_that_cannot_be_used_yet_stays_as_it_is(tmp_path):
    library = Library(find_folders({"KINDPACE_HOME": str(tmp_path / "home")}).make())
    broken = replace(draft_of(TEXT, "talk.txt"), text="---\nid: talk\n---\n")

    assert with_honest_minutes(broken, library) == broken
