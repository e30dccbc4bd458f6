#!/usr/bin/env bash
# Brings every language's file of sentences up to date with the code: new sentences are added, those that are gone
# are taken out, and one that changed a little is marked as fuzzy until a translator has looked at it.
set -euo pipefail
cd "$(dirname "$0")/.."
template=$(mktemp)
trap 'rm -f "$template"' EXIT
.venv/bin/pybabel --quiet extract --mapping tooling/babel.cfg --no-default-keywords \
  --keyword _ --keyword counted:1,2 --add-comments "For translators:" --strip-comment-tags \
  --add-location=file --sort-by-file --no-wrap --project Kindpace --output "$template" .
for sentences in scripts/*/interface.po; do
  language=$(basename "$(dirname "$sentences")")
  .venv/bin/pybabel --quiet update --input-file "$template" --output-file "$sentences" --locale "$language" \
    --no-wrap --ignore-obsolete --no-fuzzy-matching
done
