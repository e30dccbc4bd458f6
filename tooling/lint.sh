#!/usr/bin/env bash
# Style, strict types, the types in tests, the import rules, dependencies declared and used, code that nothing uses.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/mypy
.venv/bin/mypy --config-file tests/mypy.ini tests
# One by one: mypy knows only one module of the name conftest at a time.
for conftest in tests/conftest.py tests/*/conftest.py; do
  .venv/bin/mypy --config-file tests/mypy.ini "$conftest"
done
.venv/bin/lint-imports --no-cache
.venv/bin/deptry .
.venv/bin/vulture
