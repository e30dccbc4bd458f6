"""What a frozen build runs: Kindpace itself, or one of its helpers."""

import sys

from player.__main__ import run

sys.exit(run())
