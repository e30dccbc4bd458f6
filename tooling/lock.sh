#!/usr/bin/env bash
# Pins every dependency with its hashes, for all systems at once, without naming a registry host.
set -euo pipefail
cd "$(dirname "$0")/.."
pin() {
  .venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --quiet pyproject.toml "$@"
}
pin --extra setup -o tooling/requirements-run.txt
pin --all-extras -c tooling/requirements-run.txt -o tooling/requirements-dev.txt
