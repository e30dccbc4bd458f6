#!/usr/bin/env bash
# Packs a folder with an AppRun into an AppImage:
#   pack.sh FOLDER FILE SECONDS      (appimage.sh calls it); SECONDS since 1970: the time that all within has
set -euo pipefail
folder=$1 file=$2 time=$3
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../said.sh"
need gcc gcc
need mksquashfs squashfs-tools
need /usr/include/squashfuse/ll.h libsquashfuse-dev
need /usr/include/fuse3/fuse_lowlevel.h libfuse3-dev
need /usr/include/zlib.h zlib1g-dev
for library in zstd lzma lzo2 lz4; do need "/usr/lib/$(gcc -print-multiarch)/lib$library.a" "lib$library-dev"; done
parts=$(mktemp -d)
trap 'rm -r "$parts"' EXIT

gcc -std=c17 -O2 -s -Wall -Wextra -Werror -I/usr/include/squashfuse "$here/runtime.c" -o "$parts/runtime" \
  -Wl,-Bstatic -lsquashfuse_ll -lsquashfuse -lfuse3 -lzstd -llzma -llzo2 -llz4 -lz -Wl,-Bdynamic -lpthread -ldl
# The same for the same commit: no owners, and one time.
mksquashfs "$folder" "$parts/image" -comp zstd -Xcompression-level 19 -b 256K -all-root -noappend -quiet -no-progress \
  -all-time "$time" -mkfs-time "$time" >/dev/null
cat "$parts/runtime" "$parts/image" >"$file"
# What tells an AppImage of the second type from other executables.
printf 'AI\002' | dd of="$file" bs=1 seek=8 conv=notrunc status=none
chmod 755 "$file"
