"""What decides between two readings is made ready when a word calls for it: the window imports all of it."""

import re
import subprocess
import sys

from audio.voice import heteronyms as module
from audio.voice.heteronyms import heteronyms

IMPORTED = """
import re
made = []
really = re.compile
re.compile = lambda *given, **named: made.append(given) or really(*given, **named)
import audio.voice.heteronyms
print(len(made))
"""
MOST = 10
"""Its own two, and those of what it imports; with the patterns of all words they were 92."""


def test_importing_them_makes_no_pattern_ready():
    done = subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True)

    assert int(done.stdout) <= MOST


def test_every_pattern_can_be_made_ready():
    contexts = [context for entry in module._ENTRIES.values() for context in entry[4]]
    for context in contexts:
        re.compile(context.before)
        re.compile(context.after)

    assert len(contexts) > 80


def test_a_word_is_decided_as_before():
    (lead,) = heteronyms("A lead pipe.")
    (still,) = heteronyms("THE TWO LEAD the way.")

    assert lead.decided is not None
    assert lead.readings[lead.decided].phonemes == "ˈlɛd"
    assert still.word == "LEAD"
