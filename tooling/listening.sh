#!/usr/bin/env bash
# Renders a practice as it was before the sittings were composed, and as it is, into build/listening (which git ignores).
# Usage: listening.sh [PRACTICE] [PRESET]
set -euo pipefail
cd "$(dirname "$0")/.."
practice="${1:-others-too}"
preset="${2:-gentle}"
before="$(sed -n 's/.*"commit": "\([0-9a-f]*\)".*/\1/p' tooling/listening_before.json)"
python="$PWD/.venv/bin/python"
out="$PWD/build/listening"
mkdir -p "$out"

# Neither the log nor the settings of whoever listens has anything to do with it.
export KINDPACE_HOME="$out/home"

"$python" -m player render "$practice" --preset "$preset" -o "$out/$practice-$preset-now.ogg" \
    --captions "$out/$practice-$preset-now.vtt"
if ! git cat-file -e "$before^{commit}" 2>/dev/null; then
    echo "The program as it was ($before) is not in this copy of the repository: fetch its whole history to hear it too."
    exit 0
fi
rm -rf "$out/before"
mkdir -p "$out/before"
git archive "$before" player audio scripts | tar -x -C "$out/before"
cp player/_version.py "$out/before/player/"
if [ ! -e "$out/before/scripts/$practice.md" ]; then
    echo "$practice is new: there is nothing from before to hear."
    exit 0
fi
(cd "$out/before" && PYTHONPATH="$out/before" "$python" -m player render "$practice" --preset "$preset" \
    -o "$out/$practice-$preset-before.ogg" --captions "$out/$practice-$preset-before.vtt")
rm -rf "$out/before" "$out/home"
echo "To be listened to: $out/$practice-$preset-before.ogg and $out/$practice-$preset-now.ogg"
