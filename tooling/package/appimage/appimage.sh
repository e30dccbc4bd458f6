#!/usr/bin/env bash
# Builds dist/kindpace-VERSION-MACHINE.AppImage: one file that runs without being installed.
#   appimage.sh     (make appimage); needs what freeze.sh and pack.sh need
# Its head is our own runtime.c upon Debian's libsquashfuse and libfuse: the format's own runtime is in no registry.
set -euo pipefail
cd "$(dirname "$0")/../../.."
here=tooling/package work=${KINDPACE_BUILD:-build/package}
mkdir -p "$work" dist
work=$(cd "$work" && pwd)
root=$work/AppDir
. $here/said.sh
bash $here/freeze.sh "$work"

say "putting the files in their places"
rm -rf "$root"
mkdir -p "$root/usr/lib"
cp -a "$work/dist/kindpace" "$root/usr/lib/kindpace"
PYTHONPATH=. "$work/venv/bin/python" $here/appimage/system_libraries.py "$root/usr/lib/kindpace/_internal"
ln -s usr/lib/kindpace/kindpace "$root/AppRun"
version=$("$root/AppRun" --version | cut -d' ' -f2)
bash $here/share.sh "$work" "$root/usr/share" "$version"
ln -s usr/share/applications/kindpace.desktop usr/share/icons/hicolor/scalable/apps/kindpace.svg "$root/"
ln -s kindpace.svg "$root/.DirIcon"

say "packing"
file=dist/kindpace-$version-$(uname -m).AppImage
bash $here/appimage/pack.sh "$root" "$file" "$(git log -1 --format=%ct)"
say "$file: $(du -h "$file" | cut -f1)"
