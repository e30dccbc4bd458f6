#!/usr/bin/env bash
# Runs the test suite without a screen or a sound card. Further arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."
# Compiled tests are kept, or each worker would compile all of them in every run.
export PYTHONDONTWRITEBYTECODE=
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
# Three workers on two cores: the tests that listen run in one of them, and mostly wait. They begin first
# (tests/conftest.py), so the order of the groups is kept. No screen is started, since Qt draws offscreen.
# Generated examples are the same ones in each run, so that a landing isn't judged by chance: new ones are
# tried by make fuzz, and by pytest called directly.
exec .venv/bin/python -m pytest --hypothesis-seed=1 -n 3 --dist loadgroup --no-loadscope-reorder --no-xvfb "$@"
