#!/usr/bin/env bash
# Freezes Kindpace with its own interpreter into WORK/dist/kindpace, without what nothing asks for:
#   freeze.sh WORK      (deb.sh and appimage.sh call it); needs the tools below, and a Python with its shared library
set -euo pipefail
cd "$(dirname "$0")/../.."
export PIP_DISABLE_PIP_VERSION_CHECK=1
here=tooling/package work=$1
frozen=$work/dist/kindpace
. $here/said.sh

need dpkg-deb dpkg
need readelf binutils
need gcc gcc
need g++ g++
need icupkg icu-devtools
need /usr/include/openssl/crypto.h libssl-dev

# An environment of its own: only what is locked for the program gets into the package.
stamp=$(cat tooling/requirements-package.txt $here/from_source.sh | cksum)
if [ "$(cat "$work/stamp" 2>/dev/null)" != "$stamp" ]; then
  say "installing what the package is built from into $work/venv"
  rm -rf "$work/venv"
  .venv/bin/python -m venv "$work/venv"
  "$work/venv/bin/python" -m pip install -q --require-hashes --no-deps -r tooling/requirements-package.txt
  say "building NumPy and SQLCipher from their sources (minutes)"
  bash $here/from_source.sh "$work/venv/bin/python" "$work/from_source"
  printf '%s\n' "$stamp" >"$work/stamp"
fi

# Set-up writes the version only when the locks changed: without this the package would bear an older commit's.
"$work/venv/bin/python" -m hatchling build -t wheel --hooks-only
say "freezing"
PYTHONPATH=. "$work/venv/bin/python" -m PyInstaller -y --log-level WARN \
  --distpath "$work/dist" --workpath "$work/build" $here/kindpace.spec
say "taking out symbols, and ICU's data that nothing asks for"
find "$frozen/_internal" -name '*.so*' -type f -exec strip --strip-unneeded {} +
"$work/venv/bin/python" $here/icu_data.py "$frozen/_internal/PySide6/Qt/lib"
"$work/venv/bin/python" $here/packed_library.py "$frozen/_internal"
dangling=$(find "$frozen" -xtype l)
[ -z "$dangling" ] || fail "these lead to files that were left out: $dangling"
