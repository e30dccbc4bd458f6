#!/usr/bin/env bash
# Builds NumPy and SQLCipher into the environment that the package is frozen from, in the place of their wheels:
#   from_source.sh PYTHON FOLDER      (deb.sh calls it); what is built stays in FOLDER; the sources are in the lock, by their hashes
# NumPy's wheel brings OpenBLAS (28 MB) for a linear algebra that nothing here asks for; without it NumPy has its
# own loops, six to twelve times slower, which is 15 ms for a second of narration that is stretched. The copies of
# its loops for processors newer than AVX2 go as well. SQLCipher's wheel brings an OpenSSL of its own (6 MB);
# built here it takes the system's, which the system also mends.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") folder=$2
# Meson, Cython and Ninja are in the environment as well.
PATH=$(dirname "$python"):$PATH

build() { # NAME OPTION...
  awk -v name="$1==" '/^[a-z]/ { on = index($0, name) == 1 } on' tooling/requirements-package.txt >"$folder/$1.txt"
  "$python" -m pip download -q --require-hashes --no-deps --no-build-isolation --no-binary "$1" -d "$folder" -r "$folder/$1.txt"
  # Named by its path: pip leaves out the options for what a file of requirements names.
  "$python" -m pip wheel -q --no-index --no-deps --no-build-isolation --no-cache-dir -w "$folder" "${@:2}" "$folder/$1"-*.tar.gz
  "$python" -m pip install -q --force-reinstall --no-index --no-deps "$folder/$1"-*.whl
}

rm -rf "$folder"
mkdir -p "$folder"
plain=(-C setup-args=-Dblas=none -C setup-args=-Dlapack=none)
[ "$(uname -m)" != x86_64 ] || plain+=(-C setup-args=-Dcpu-dispatch=X86_V3)
build numpy "${plain[@]}"
build sqlcipher3
# An option that wasn't taken brings the wheel's size back.
linear=$("$python" -c 'from numpy.linalg import _umath_linalg as it; print(it.__file__)')
if readelf -d "$linear" | grep -i blas; then
  echo "NumPy was built with a BLAS" >&2
  exit 1
fi
