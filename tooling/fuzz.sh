#!/usr/bin/env bash
# Tests 10,000 generated pairs of presets and scripts, then damaged scripts and presets for ten minutes.
# Arguments: minutes, plans.
set -euo pipefail
cd "$(dirname "$0")/.."
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
exec nice -n 10 .venv/bin/python tooling/fuzz.py "$@"
