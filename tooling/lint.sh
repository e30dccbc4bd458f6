#!/usr/bin/env bash
# Style, strict types, the import rules, dependencies declared and used, code that nothing uses.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/mypy
.venv/bin/lint-imports --no-cache
.venv/bin/deptry .
.venv/bin/vulture
