"""A sitting in letters and as a transcript: every second has its column."""

from player.practice.listening.heard_lines import heard_lines
from player.practice.listening.measures import Sitting
from player.practice.listening.ribbon_text import COLUMNS, scale_for, text_ribbon
from player.practice.listening.transcript import transcript
from player.practice.planner.steps import Plan, Step, StepKind
from player.practice.script.model import Role
from player.practice.script.parse import parse_text
from player.practice.units import Rung, Seconds

SCRIPT = parse_text(
    "---\nid: made\nformat: 2\ntitle: Made\ncomponents: [mindfulness]\nlanguage: en\nabout: A.\nasks: A.\n"
    "minutes: 1\ncaution: C.\n---\n\n## Arriving (orient)\n\nHere.\n\n"
    "## Hard (rung 2, contact, difficulty 1)\n\nIt was hard.\n\n## Coming back (return)\n\nBack.\n",
    "made.md",
)


def steps(*rows):
    made, now = [], 0.0
    for kind, length, text, role, rung, contact, piece in rows:
        made.append(
            Step(
                kind,
                Seconds(now),
                Seconds(length),
                text,
                text,
                role.title(),
                role,
                Rung(rung),
                contact,
                piece=piece,
            )
        )
        now += length
    return tuple(made)


PLAN = Plan(
    "made", "Made", "0", "Some", "0",
    steps(
        (StepKind.SAY, 2, "Here.", Role.ORIENT, 0, False, 0),
        (StepKind.PAUSE, 2, "", Role.ORIENT, 0, False, 0),
        (StepKind.CHECK_IN, 0, "?", Role.ORIENT, 0, False, -1),
        (StepKind.SAY, 2, "It was hard.", Role.MIDDLE, 2, True, 1),
        (StepKind.SILENCE, 3, "", Role.MIDDLE, 2, True, 1),
        (StepKind.OPTION, 0.4, "Or not.", Role.MIDDLE, 2, False, -1),
        (StepKind.PAUSE, 1.6, "", Role.MIDDLE, 2, False, -1),
        (StepKind.WRITING, 2, "", Role.MIDDLE, 2, False, 1),
        (StepKind.SAY, 2, "Back.", Role.RETURN, 0, False, 2),
    ),
)  # fmt: skip


def test_each_column_is_a_second_and_shows_what_has_most_of_it():
    ribbon = text_ribbon(PLAN)
    expected = (
        "##..?#~~~+.ww##",
        "oooo222222222rr",
        "    =====      ",
    )

    assert (ribbon.seconds, ribbon.rows) == (1.0, expected)


def test_a_long_sitting_stays_within_the_page():
    hour = Plan(
        "m",
        "M",
        "0",
        "S",
        "0",
        (Step(StepKind.SAY, Seconds(0), Seconds(3600), "A.", "", "", Role.ORIENT, Rung(0)),),
    )

    assert len(text_ribbon(hour).rows[0]) <= COLUMNS == 72
    assert scale_for(300) == 5
    assert scale_for(20_000) * COLUMNS >= 20_000


def test_the_transcript_has_times_lines_quiet_and_what_isnt_the_authors():
    expected = (
        "-- Orient (orient, grounding)",
        "0:00    Here. [2]",
        "0:04  ? How is it now? (a question, which can be passed over)",
        "-- Middle (middle, common humanity, contact)",
        "0:04    It was hard. [3]",
        "0:09  + Or not. [2]",
        "0:11  (time to write, 2 s or as long as one likes)",
        "-- Return (return, grounding)",
        "0:13    Back. [0]",
    )

    assert transcript(Sitting(PLAN, heard_lines(PLAN, SCRIPT), None)) == expected
