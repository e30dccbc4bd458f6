#!/usr/bin/env bash
# Measures the voice: sets up what judges it in an environment of its own, then renders, judges and writes docs/voice.md.
set -euo pipefail
cd "$(dirname "$0")/.."
judges=.venv-voice-report
lock=tooling/requirements-voice-report.txt
stamp=$(cksum <"$lock")
if [ "$(cat "$judges/stamp" 2>/dev/null)" != "$stamp" ]; then
  printf 'Kindpace set-up: installing a recogniser and a predictor into %s (about 6 GB)\n' "$judges"
  rm -rf "$judges"
  # Not pip: an older one finds torch's releases in conflict with themselves.
  .venv/bin/uv venv -q --python .venv/bin/python "$judges"
  .venv/bin/uv pip install -q --python "$judges/bin/python" --require-hashes --no-deps -r "$lock"
  printf '%s\n' "$stamp" >"$judges/stamp"
fi
PYTHONPATH=. .venv/bin/python tooling/voice_report.py "$judges/bin/python" "$@"
