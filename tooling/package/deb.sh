#!/usr/bin/env bash
# Builds dist/kindpace_VERSION_ARCHITECTURE.deb: Kindpace with its own interpreter under /opt/kindpace.
#   deb.sh     (make deb); freeze.sh says what it needs
set -euo pipefail
cd "$(dirname "$0")/../.."
here=tooling/package work=${KINDPACE_BUILD:-build/package}
most=150000 # kB of 1,000 bytes, installed; docs/packaging.md says what it is made of
mkdir -p "$work"
work=$(cd "$work" && pwd)
frozen=$work/dist/kindpace root=$work/root
. $here/said.sh
need gcc gcc
sound=/usr/lib/$(gcc -print-multiarch)/libsndfile.so.1
need "$sound" libsndfile1

bash $here/freeze.sh "$work"

say "putting the files in their places"
rm -rf "$root"
mkdir -p "$root"/{DEBIAN,opt,usr/bin}
cp -a "$frozen" "$root/opt/kindpace"
# The system has this one in any case, below its sound server; it comes with the system's own updates.
ln -sf "$sound" "$root"/opt/kindpace/_internal/_soundfile_data/libsndfile_*.so
rm -f "$root/opt/kindpace/_internal/_soundfile_data/COPYING"
ln -s ../../opt/kindpace/kindpace "$root/usr/bin/kindpace"
version=$("$frozen/kindpace" --version | cut -d' ' -f2 | sed 's/\.\(dev\|rc\|a\|b\)/~\1/')
bash $here/share.sh "$work" "$root/usr/share" "$version"

say "asking which system packages it needs"
depends=$("$work/venv/bin/python" $here/depends.py "$root/opt/kindpace")
# As dpkg counts: each file in whole KiB, and one for a folder.
size=$(find "$root" -path "$root/DEBIAN" -prune -o -printf '%y %s\n' | awk '{ sum += $1 == "d" ? 1 : int(($2 + 1023) / 1024) } END { print sum }')
cat >"$root/DEBIAN/control" <<CONTROL
Package: kindpace
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: The Kindpace authors <kindpace@localhost>
Installed-Size: $size
Depends: $depends, libsndfile1 (>= 1.2.0), libportaudio2, libasound2-plugins, $(grep -E '^libxcb|^libxkb' tooling/debian-run.txt | paste -sd, | sed 's/,/, /g')
Recommends: ffmpeg
Suggests: espeak-ng
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
# dpkg counts in KiB.
say "dist/kindpace_${version}_$(dpkg --print-architecture).deb: $(du -h dist/kindpace_"${version}"_*.deb | cut -f1), $((size * 1024 / 1000)) kB installed"
[ "$size" -le $((most * 1000 / 1024)) ] || fail "that is more than the $most kB that it may be; the largest files are:" "$(find "$root/opt" -type f -printf '\n%k KiB %P' | sort -rn | head -12)"
