#!/usr/bin/env bash
# 10,000 generated presets × scripts, then ten minutes of damaged scripts and presets. Arguments: minutes, plans.
set -euo pipefail
cd "$(dirname "$0")/.."
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
exec nice -n 10 .venv/bin/python tooling/fuzz.py "$@"
