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
# Three workers on two cores: the sound tests run in one of them and mostly wait; with four the device ran dry. They must
# begin first (tests/conftest.py), so the order of the groups is kept. Xvfb is not needed, since Qt draws offscreen.
# The seeds make generated examples, and the order of a file's tests, the same in each run, so that chance doesn't decide
# whether a change passes; make fuzz and a direct call of pytest try new examples, and the latter other orders.
exec .venv/bin/python -m pytest --hypothesis-seed=1 --randomly-seed=1 -n 3 --dist loadgroup --no-loadscope-reorder --no-xvfb "$@"
