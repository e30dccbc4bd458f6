#!/usr/bin/env bash
# Checks style, types (strict, and those of the tests, benchmarks and tooling), import rules, declared dependencies and unused code.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/mypy
# The calls that Windows or macOS don't have; each system keeps a cache of its own.
for system in win32 darwin; do
  .venv/bin/mypy --platform "$system" --cache-dir ".mypy_cache/$system"
done
.venv/bin/mypy --config-file tests/mypy.ini tests tooling
# One at a time: mypy can't check several modules named conftest in one run.
for conftest in tests/conftest.py tests/*/conftest.py tests/*/*/conftest.py; do
  .venv/bin/mypy --config-file tests/mypy.ini "$conftest"
done
.venv/bin/lint-imports --no-cache
.venv/bin/deptry .
.venv/bin/vulture
