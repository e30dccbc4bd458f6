#!/usr/bin/env bash
# Puts what a desktop is told of Kindpace, and its licences, into a folder such as usr/share:
#   share.sh WORK SHARE VERSION      (deb.sh and appimage.sh call it)
set -euo pipefail
cd "$(dirname "$0")/../.."
here=tooling/package work=$1 share=$2 version=$3
mkdir -p "$share"/{applications,metainfo,mime/packages,doc/kindpace}
"$work/venv/bin/python" $here/icons.py player/window/shell/icons/kindpace.svg "$share/icons/hicolor"
install -Dm644 player/window/shell/icons/kindpace.svg "$share/icons/hicolor/scalable/apps/kindpace.svg"
install -m644 $here/kindpace.desktop "$share/applications/"
install -m644 $here/kindpace.xml "$share/mime/packages/"
sed "s/@VERSION@/$version/; s/@DATE@/$(git log -1 --format=%cs)/" $here/org.kindpace.kindpace.metainfo.xml \
  >"$share/metainfo/org.kindpace.kindpace.metainfo.xml"
gzip -9n <CHANGELOG.md >"$share/doc/kindpace/changelog.gz"
cat LICENSE scripts/LICENSE player/window/shell/fonts/*-LICENSE.txt >"$share/doc/kindpace/copyright"
bash $here/licences.sh "$work/venv/bin/python" "$work/from_source" "$share/doc/kindpace/licences.gz"
