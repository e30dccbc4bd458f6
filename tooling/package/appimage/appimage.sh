#!/usr/bin/env bash
# Builds dist/kindpace-VERSION-MACHINE.AppImage: one file that runs without being installed.
#   appimage.sh     (make appimage); needs what freeze.sh needs, and the tools below
# Its head is our own runtime.c upon Debian's libsquashfuse and libfuse: the format's own runtime is in no registry.
set -euo pipefail
cd "$(dirname "$0")/../../.."
here=tooling/package work=${KINDPACE_BUILD:-build/package}
mkdir -p "$work" dist
work=$(cd "$work" && pwd)
root=$work/AppDir
. $here/said.sh
need mksquashfs squashfs-tools
need /usr/include/squashfuse/ll.h libsquashfuse-dev
need /usr/include/fuse3/fuse_lowlevel.h libfuse3-dev
for library in zstd lzma lzo2 lz4; do need "/usr/lib/$(gcc -print-multiarch)/lib$library.a" "lib$library-dev"; done

bash $here/freeze.sh "$work"

say "putting the files in their places"
rm -rf "$root"
mkdir -p "$root/usr/lib"
cp -a "$work/dist/kindpace" "$root/usr/lib/kindpace"
"$work/venv/bin/python" $here/appimage/system_libraries.py "$root/usr/lib/kindpace/_internal"
ln -s usr/lib/kindpace/kindpace "$root/AppRun"
version=$("$root/AppRun" --version | cut -d' ' -f2)
bash $here/share.sh "$work" "$root/usr/share" "$version"
ln -s usr/share/applications/kindpace.desktop usr/share/icons/hicolor/scalable/apps/kindpace.svg "$root/"
ln -s kindpace.svg "$root/.DirIcon"

say "packing"
gcc -std=c17 -O2 -s -Wall -Wextra -Werror -I/usr/include/squashfuse $here/appimage/runtime.c -o "$work/runtime" \
  -Wl,-Bstatic -lsquashfuse_ll -lsquashfuse -lfuse3 -lzstd -llzma -llzo2 -llz4 -lz -Wl,-Bdynamic -lpthread -ldl
# The same for the same commit: no owners, and the commit's time.
mksquashfs "$root" "$work/image" -comp zstd -Xcompression-level 19 -b 256K -all-root -noappend -quiet -no-progress \
  -all-time "$(git log -1 --format=%ct)" -mkfs-time "$(git log -1 --format=%ct)"
file=dist/kindpace-$version-$(uname -m).AppImage
cat "$work/runtime" "$work/image" >"$file"
# What tells an AppImage of the second type from other executables.
printf 'AI\002' | dd of="$file" bs=1 seek=8 conv=notrunc status=none
chmod 755 "$file"
say "$file: $(du -h "$file" | cut -f1)"
