#!/usr/bin/env bash
# Builds dist/kindpace_VERSION_ARCHITECTURE.deb: Kindpace with its own interpreter under /opt/kindpace.
#   deb.sh     (make deb); needs dpkg-deb, readelf and strip, and a Python with its shared library
set -euo pipefail
cd "$(dirname "$0")/../.."
export PIP_DISABLE_PIP_VERSION_CHECK=1
here=tooling/package work=${KINDPACE_BUILD:-build/package}
mkdir -p "$work"
frozen=$work/dist/kindpace root=$work/root

say() { printf 'Kindpace package: %s\n' "$*"; }

# An environment of its own: only what is locked for the program gets into the package.
if [ "$(cat $work/stamp 2>/dev/null)" != "$(cksum <tooling/requirements-package.txt)" ]; then
  say "installing what the package is built from into $work/venv"
  rm -rf "$work/venv"
  .venv/bin/python -m venv "$work/venv"
  "$work/venv/bin/python" -m pip install -q --require-hashes --no-deps -r tooling/requirements-package.txt
  cksum <tooling/requirements-package.txt >$work/stamp
fi

say "freezing"
PYTHONPATH=. "$work/venv/bin/python" -m PyInstaller -y --log-level WARN \
  --distpath "$work/dist" --workpath "$work/build" $here/kindpace.spec
# Interpreters and SQLCipher come with their symbols. Libraries of other wheels are left as they were checked there.
find $frozen/_internal \( -name 'libpython*' -o -path '*/sqlcipher3/*.so' -o -path '*/lib-dynload/*.so' \) -type f \
  -exec strip --strip-unneeded {} +

say "putting the files in their places"
rm -rf "$root"
mkdir -p "$root"/{DEBIAN,opt,usr/bin,usr/share/{applications,metainfo,mime/packages,doc/kindpace/licences}}
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
for folder in "$work"/venv/lib/python*/site-packages/*.dist-info; do
  case $folder in *yinstaller*|*/pip-*|*/setuptools-*|*altgraph*) continue ;; esac
  find "$folder" -type f \( -iname 'LICEN[CS]E*' -o -iname 'COPYING*' -o -iname 'NOTICE*' \) -print | while read -r text; do
    cp "$text" "$share/doc/kindpace/licences/$(basename "$folder" .dist-info)-$(basename "$text")"
  done
done

say "asking which system packages it needs"
depends=$("$work/venv/bin/python" $here/depends.py "$frozen")
cat >"$root/DEBIAN/control" <<CONTROL
Package: kindpace
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: The Kindpace authors <kindpace@localhost>
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)
Depends: $depends, libportaudio2, libasound2-plugins, $(grep -E '^libxcb|^libxkb' tooling/debian-run.txt | paste -sd, | sed 's/,/, /g')
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
say "dist/kindpace_${version}_$(dpkg --print-architecture).deb: $(du -h dist/kindpace_"${version}"_*.deb | cut -f1), $(du -sh "$root" | cut -f1) installed"
