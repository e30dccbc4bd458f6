#!/usr/bin/env bash
# Draws every screen of this tree and of an earlier commit in every look, and puts them together on sheets:
#   contact_sheets.sh COMMIT FOLDER
# Takes about 20 minutes: sittings have to come to the places that are drawn.
set -euo pipefail
cd "$(dirname "$0")/.."
commit=${1:?the earlier commit} folder=${2:?where the sheets go}
work=$(mktemp -d)
trap 'git worktree remove --force "$work/before" 2>/dev/null || true; rm -rf "$work"' EXIT
git worktree add -q --detach "$work/before" "$commit"
# The version's module is made by the set-up; no picture of that tree shows it.
cp player/_version.py "$work/before/player/"
.venv/bin/python tooling/contact_sheets.py draw . "$work/after-pictures"
.venv/bin/python tooling/contact_sheets.py draw "$work/before" "$work/before-pictures"
mkdir -p "$folder"
.venv/bin/python tooling/contact_sheets.py sheets "$work/after-pictures" "$work/before-pictures" "$folder"
