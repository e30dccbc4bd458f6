#!/usr/bin/env bash
# Runs the test suite without a screen or a sound card. Further arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
# Three workers on two cores: the tests that listen all run in one of them, and mostly wait. No screen is
# started, since Qt draws offscreen.
exec .venv/bin/python -m pytest -n 3 --dist loadgroup --no-xvfb "$@"
