"""Runs the generated tests again and again until the time is over, each round from another seed.

``python tooling/fuzz.py MINUTES [PLANS]``: first so many generated presets × scripts (10,000 unless told
otherwise), then the readers of scripts and presets for so many minutes. Memory stays under 200 MB beyond
what the process takes before its first example, or a round fails. A round is a process of its own: what
Hypothesis remembers of its examples grows by some 40 MB with each thousand of plans, however little the
planner takes, and would be blamed on it.
"""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "practice" / "planner"
LIMIT_MB = 200
_ROUND = 2000
_PLANS = 1000
"""So many plans in a process leave half of the limit to Hypothesis."""


def main(minutes: float, plans: int) -> int:
    """Plans first, then the readers. The exit code is pytest's, or 1 for too much memory."""
    failed, rounds, seed = 0, 0, int(time.time())
    for done in range(0, plans, _PLANS):
        failed = failed or _pytest("test_plan_invariants.py", min(_PLANS, plans - done), seed=seed + done)
    ends = time.monotonic() + minutes * 60
    while not failed and time.monotonic() < ends:
        failed = _pytest("test_readers_fuzzed.py", _ROUND, seed=int(time.time()))
        rounds += 1
    tried = rounds * _ROUND * 2
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{plans} scripts, three plans of each; " if not failed else "Failed. ", end="")
    print(f"{tried} byte strings in {rounds} rounds; the largest process took {peak:.0f} MB.")
    return failed


def _pytest(file: str, examples: int, *, seed: int) -> int:
    """One run under the profile "fuzz", with memory bounded by the system: beyond it Python fails."""
    asked = {"KINDPACE_FUZZ_EXAMPLES": str(examples), "KINDPACE_FUZZ_MEMORY_MB": str(LIMIT_MB)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    more = ["--hypothesis-profile=fuzz", f"--hypothesis-seed={seed}", str(FOLDER / file)]
    return subprocess.run([*command, *more], env={**os.environ, **asked}, check=False, cwd=ROOT).returncode


if __name__ == "__main__":
    arguments = sys.argv[1:]
    sys.exit(main(float(arguments[0]) if arguments else 10, int(arguments[1]) if arguments[1:] else 10_000))
