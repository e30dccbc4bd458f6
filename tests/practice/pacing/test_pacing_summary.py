"""What a pacing does, in a line."""

import pytest

from player.practice.pacing.model import GENTLE, with_values
from player.practice.pacing.summary import pacing_summary


@pytest.mark.parametrize(
    ("sittings", "words"),
    [
        (1, "one sitting a day, as a suggestion"),
        (3, "up to three sittings a day, as a suggestion"),
    ],
)
def test_it_says_how_many_sittings_a_day_are_suggested(sittings, words):
    summary = pacing_summary(with_values(GENTLE, sessions_per_day_suggested=sittings))

    assert summary.split(" · ")[-1] == words
