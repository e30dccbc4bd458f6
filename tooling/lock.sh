#!/usr/bin/env bash
# Pins every dependency with its hashes, for all systems at once, without naming a registry host.
set -euo pipefail
cd "$(dirname "$0")/.."
pin() {
  .venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --quiet pyproject.toml "$@"
}
pin --extra setup --extra narrators -o tooling/requirements-run.txt
pin --extra setup --extra dev -c tooling/requirements-run.txt -o tooling/requirements-dev.txt
# What `make deb` builds from, in an environment of its own: without the narrators' model and the tests' tools.
pin --extra setup --extra package -c tooling/requirements-run.txt -o tooling/requirements-package.txt
# What judges the voice is a group of its own, for an environment of its own.
.venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
  --no-emit-index-url --quiet --group pyproject.toml:voice-report -o tooling/requirements-voice-report.txt
