#!/usr/bin/env bash
# Runs the test suite without a screen or a sound card. All arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."
# Keep compiled tests, or each worker would compile all of them in every run.
export PYTHONDONTWRITEBYTECODE=
# Three workers, and all programs that they start, share the cores: NumPy's own threads would only wait for each other,
# busily. Importing it costs half without them.
export OPENBLAS_NUM_THREADS=${OPENBLAS_NUM_THREADS:-1}
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}

# The log writes each entry through to the disk, which tests wait for tens of thousands of times: a hundred tests of it
# waited 41 s of 50. So their homes are in memory where there is a folder for that with room, from which programs can be
# started (some tests build one). A run takes about 2 GB there, until it ends.
room=$(df --output=avail -BG /dev/shm 2>/dev/null | tail -n 1 | tr -dc 0-9 || true)
if [ -z "${TMPDIR:-}" ] && [ -w /dev/shm ] && [ "${room:-0}" -ge 4 ]; then
  # A short name: those of sockets may have a hundred letters.
  memory=$(mktemp -d /dev/shm/kp.XXXX)
  # As /tmp: tests that root runs do some things as nobody.
  chmod 1777 "$memory"
  trap 'rm -rf "$memory"' EXIT
  if cp /bin/true "$memory/program" && "$memory/program" 2>/dev/null; then
    export TMPDIR=$memory
  fi
fi

# Three workers on two cores: the sound tests run in one of them and mostly wait; with four the device ran dry. They must
# begin first (tests/conftest.py), so the order of the groups is kept. Xvfb is not needed, since Qt draws offscreen.
# The seeds make generated examples, and the order of a file's tests, the same in each run, so that chance doesn't decide
# whether a change passes; make fuzz and a direct call of pytest try new examples, and the latter other orders.
.venv/bin/python -m pytest --hypothesis-seed=1 --randomly-seed=1 -n 3 --dist loadgroup --no-loadscope-reorder --no-xvfb "$@"
