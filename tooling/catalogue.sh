#!/usr/bin/env bash
# Brings every language's file of sentences up to date with the code: new sentences are added, and those that are
# gone are taken out.
set -euo pipefail
cd "$(dirname "$0")/.."
template=$(mktemp)
trap 'rm -f "$template"' EXIT
.venv/bin/pybabel --quiet extract --mapping tooling/babel.cfg --no-default-keywords \
  --keyword _ --keyword later --keyword counted:1,2 --add-comments "For translators:" --strip-comment-tags \
  --add-location=file --sort-by-file --no-wrap --project Kindpace --output "$template" .
for sentences in scripts/*/interface.po; do
  language=$(basename "$(dirname "$sentences")")
  .venv/bin/pybabel --quiet update --input-file "$template" --output-file "$sentences" --locale "$language" \
    --no-wrap --ignore-obsolete --no-fuzzy-matching
  # Only what a translator needs of the header: no dates, which would change with every run.
  sed -i -E '/^"(Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Generated-By): /d' "$sentences"
done
