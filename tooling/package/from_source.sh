#!/usr/bin/env bash
# Builds NumPy and SQLCipher into the environment that the package is frozen from, in the place of their wheels, and
# takes charset-normalizer as it is written, not compiled, which is as fast for a text that a person opens:
#   from_source.sh PYTHON FOLDER      (deb.sh calls it); what is built stays in FOLDER; the sources are in the lock, by their hashes
# NumPy's wheel brings OpenBLAS (28 MB) for a linear algebra that little here asks for; without it NumPy has its
# own loops, six to twelve times slower, which is 15 ms for a second of narration that is stretched; where recordings
# are looked through, the voice's runtime multiplies instead (audio/analysis/products.py). Its copies of
# loops for processors newer than SSE4.2 go as well: of what Kindpace does only exponentials (twice) and sorting
# (fourteen times) were slower without. SQLCipher's wheel brings an OpenSSL of its own (6 MB); built here it takes the
# system's, which the system also mends.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") folder=$2
# Meson, Cython and Ninja are in the environment as well.
PATH=$(dirname "$python"):$PATH
export PATH

locked() { # NAME OPTION... : its lines in the lock, for each Python, with what it is built by: only there does pip take that
  local name=$1 option options=
  shift
  for option; do options+=" --config-settings \"setup-args=$option\""; done
  awk -v name="$name==" -v options="$options" '
    /^[a-z]/ { on = index($0, name) == 1 }
    on { print (/\\$/ ? $0 : $0 options) }' tooling/requirements-package.txt
}

build() { # NAME OPTION...
  locked "$@" >"$folder/$1.txt"
  "$python" -m pip wheel -q --require-hashes --no-deps --no-build-isolation --no-cache-dir --no-binary "$1" -w "$folder" -r "$folder/$1.txt"
  "$python" -m pip install -q --force-reinstall --no-index --no-deps "$folder/$1"-*.whl
}

rm -rf "$folder"
mkdir -p "$folder"
if [ "$(uname -m)" = x86_64 ]; then
  # Relocations in a tenth of the room. It needs glibc 2.36, which Debian 12 has.
  export LDFLAGS=-Wl,-z,pack-relative-relocs
fi
# C is built for its size; the Fourier transforms and the sorts are C++ and aren't: they would take five times as long.
# Nothing is thrown through NumPy's C, so it needs no tables for that.
CFLAGS="-Os -fno-asynchronous-unwind-tables" build numpy -Dblas=none -Dlapack=none -Dcpu-dispatch=none -Doptimization=2
CFLAGS=-Os build sqlcipher3
# Its licence stands in its source only.
"$python" -m pip download -q --require-hashes --no-deps --no-build-isolation --no-binary sqlcipher3 -d "$folder" -r "$folder/sqlcipher3.txt"
locked charset-normalizer >"$folder/charset-normalizer.txt"
"$python" -m pip download -q --require-hashes --no-deps --only-binary :all: --platform any -d "$folder" -r "$folder/charset-normalizer.txt"
"$python" -m pip install -q --force-reinstall --no-index --no-deps "$folder"/charset_normalizer-*-none-any.whl
# An option that wasn't taken brings the wheel's size back.
linear=$("$python" -c 'from numpy.linalg import _umath_linalg as it; print(it.__file__)')
if readelf -d "$linear" | grep -i blas; then
  echo "NumPy was built with a BLAS" >&2
  exit 1
fi

emptied() { # MODULE TEXT : the module says no more than that
  "$python" - "$@" <<'EMPTIED'
import sys
from importlib.util import find_spec
from pathlib import Path

Path(find_spec(sys.argv[1]).origin).write_text(sys.argv[2] + "\n", encoding="utf-8")
EMPTIED
}

# Strings for people who program: NumPy's descriptions of its functions written in C, and rich's names of emoji.
emptied numpy._core._add_newdocs ""
emptied rich._emoji_codes "EMOJI = {}"

# The voice's lists of words, packed by a tool that takes a minute and saves a twelfth.
"$python" - <<'PACKED'
import gzip
from importlib.util import find_spec
from pathlib import Path

import zopfli.gzip

for place in (Path(find_spec("hibari").origin).parent / "assets").glob("*.gz"):
    if "_gb" not in place.name:
        place.write_bytes(zopfli.gzip.compress(gzip.decompress(place.read_bytes())))
PACKED
