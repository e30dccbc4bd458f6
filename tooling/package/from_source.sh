#!/usr/bin/env bash
# Builds NumPy and SQLCipher into the environment that the package is frozen from, in the place of their wheels:
#   from_source.sh PYTHON SOURCES      (deb.sh calls it); the sources are kept in SOURCES, and are in the lock by their hashes
# NumPy's wheel brings OpenBLAS (28 MB) for a linear algebra that nothing here asks for; without it NumPy has its
# own loops. Its loops for processors newer than AVX2 go as well. SQLCipher's wheel brings an OpenSSL of its
# own (6 MB); built here it takes the system's, which the system also mends.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") sources=$2
# Meson, Cython and Ninja are in the environment as well.
PATH=$(dirname "$python"):$PATH

build() { # NAME OPTION...
  awk -v name="$1==" '/^[a-z]/ { on = index($0, name) == 1 } on' tooling/requirements-package.txt >"$sources/$1.txt"
  "$python" -m pip download -q --require-hashes --no-deps --no-build-isolation --no-cache-dir --no-binary "$1" \
    -d "$sources" "${@:2}" -r "$sources/$1.txt"
  "$python" -m pip install -q --force-reinstall --no-index --no-deps --no-build-isolation --no-cache-dir \
    "${@:2}" "$sources/$1"-*.tar.gz
}

rm -rf "$sources"
mkdir -p "$sources"
plain=(-C setup-args=-Dblas=none -C setup-args=-Dlapack=none -C setup-args=-Dallow-noblas=true)
[ "$(uname -m)" != x86_64 ] || plain+=(-C setup-args=-Dcpu-dispatch=X86_V3)
build numpy "${plain[@]}"
build sqlcipher3
