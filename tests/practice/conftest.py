"""What the tests of script, pacing, planner and session share lies beside this."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
