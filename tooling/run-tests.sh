#!/usr/bin/env bash
# Runs the test suite without a screen or a sound card. Further arguments go to pytest.
set -euo pipefail
cd "$(dirname "$0")/.."
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
# Two workers, one of them for all tests that listen; no screen is started, since Qt draws offscreen.
exec .venv/bin/python -m pytest -n 2 --dist loadgroup --no-xvfb "$@"
