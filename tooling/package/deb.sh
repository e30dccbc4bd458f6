#!/usr/bin/env bash
# Builds dist/kindpace_VERSION_ARCHITECTURE.deb: Kindpace with its own interpreter under /opt/kindpace.
#   deb.sh     (make deb); needs the tools below, and a Python with its shared library
set -euo pipefail
cd "$(dirname "$0")/../.."
export PIP_DISABLE_PIP_VERSION_CHECK=1
here=tooling/package work=${KINDPACE_BUILD:-build/package}
most=154 # MiB installed; docs/packaging.md says what it is made of
mkdir -p "$work"
work=$(cd "$work" && pwd)
frozen=$work/dist/kindpace root=$work/root

say() { printf 'Kindpace package: %s\n' "$*"; }
fail() { say "$@" >&2; exit 1; }

need() { # COMMAND-OR-FILE PACKAGE
  command -v "$1" >/dev/null || [ -e "$1" ] || fail "$1 is missing; as root: apt-get install --no-install-recommends $2"
}
need dpkg-deb dpkg
need readelf binutils
need gcc gcc
need g++ g++
need icupkg icu-devtools
need /usr/include/openssl/crypto.h libssl-dev
sound=/usr/lib/$(gcc -print-multiarch)/libsndfile.so.1
need "$sound" libsndfile1

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

say "freezing"
PYTHONPATH=. "$work/venv/bin/python" -m PyInstaller -y --log-level WARN \
  --distpath "$work/dist" --workpath "$work/build" $here/kindpace.spec
say "taking out symbols, and ICU's data that nothing asks for"
find $frozen/_internal -name '*.so*' -type f -exec strip --strip-unneeded {} +
"$work/venv/bin/python" $here/icu_data.py $frozen/_internal/PySide6/Qt/lib
# The system has this one in any case, below its sound server; it comes with the system's own updates.
ln -sf "$sound" $frozen/_internal/_soundfile_data/libsndfile_*.so
dangling=$(find $frozen -xtype l)
[ -z "$dangling" ] || fail "these lead to files that were left out: $dangling"

say "putting the files in their places"
rm -rf "$root"
mkdir -p "$root"/{DEBIAN,opt,usr/bin,usr/share/{applications,metainfo,mime/packages,doc/kindpace}}
cp -a $frozen "$root/opt/kindpace"
ln -s ../../opt/kindpace/kindpace "$root/usr/bin/kindpace"
version=$("$frozen/kindpace" --version | cut -d' ' -f2 | sed 's/\.\(dev\|rc\|a\|b\)/~\1/')
share=$root/usr/share
"$work/venv/bin/python" $here/icons.py player/window/shell/icons/kindpace.svg "$share/icons/hicolor"
install -Dm644 player/window/shell/icons/kindpace.svg "$share/icons/hicolor/scalable/apps/kindpace.svg"
install -m644 $here/kindpace.desktop "$share/applications/"
install -m644 $here/kindpace.xml "$share/mime/packages/"
sed "s/@VERSION@/$version/; s/@DATE@/$(git log -1 --format=%cs)/" $here/org.kindpace.kindpace.metainfo.xml \
  >"$share/metainfo/org.kindpace.kindpace.metainfo.xml"
gzip -9n <CHANGELOG.md >"$share/doc/kindpace/changelog.gz"
cat LICENSE scripts/LICENSE player/window/shell/fonts/*-LICENSE.txt >"$share/doc/kindpace/copyright"
bash $here/licences.sh "$work/venv/bin/python" "$work/from_source" "$share/doc/kindpace/licences"

say "asking which system packages it needs"
depends=$("$work/venv/bin/python" $here/depends.py "$frozen")
size=$(du -sk --exclude=DEBIAN "$root" | cut -f1)
cat >"$root/DEBIAN/control" <<CONTROL
Package: kindpace
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: The Kindpace authors <kindpace@localhost>
Installed-Size: $size
Depends: $depends, libsndfile1 (>= 1.2.0), libportaudio2, libasound2-plugins, $(grep -E '^libxcb|^libxkb' tooling/debian-run.txt | paste -sd, | sed 's/,/, /g')
Recommends: ffmpeg
Section: sound
Priority: optional
Description: guided meditation at a gentle pace, offline
 Kindpace speaks guided practices in self-compassion, with pauses that a
 person, or a clinician with them, decides. Nothing leaves the computer.
CONTROL
(cd "$root" && find opt usr -type f -print0 | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
chmod -R u=rwX,go=rX "$root"
mkdir -p dist
dpkg-deb --root-owner-group -Zxz --build "$root" dist >/dev/null
say "dist/kindpace_${version}_$(dpkg --print-architecture).deb: $(du -h dist/kindpace_"${version}"_*.deb | cut -f1), $((size / 1024)) MiB installed"
[ "$size" -le $((most * 1024)) ] || fail "that is more than the $most MiB that it may be; the largest files are:" "$(find "$frozen" -type f -printf '\n%k KiB %P' | sort -rn | head -12)"
