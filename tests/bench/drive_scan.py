"""Looks through one recording, as Kindpace does before it is played first: ``drive_scan.py FILE CACHE``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from audio.analysis.survey_file import survey_file

*_, LAST = survey_file(Path(sys.argv[1]), Path(sys.argv[2]))
assert LAST.complete
