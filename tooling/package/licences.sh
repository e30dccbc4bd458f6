#!/usr/bin/env bash
# Gathers the licences of what the package holds into one file:
#   licences.sh PYTHON SOURCES FILE.gz      (deb.sh calls it)
set -euo pipefail
python=$1 sources=$2 file=$3
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
site=$("$python" -c 'import sysconfig; print(sysconfig.get_paths()["platlib"])')

# Each under its package's name and its own path, as several of a package can have one name.
find "$site"/*.dist-info -type f \( -iname 'LICEN[CS]E*' -o -iname 'COPYING*' -o -iname 'NOTICE*' \) -printf '%P\t%H\t%p\n' |
  while IFS=$'\t' read -r path owner text; do
    owner=$(basename "$owner" .dist-info)
    # These build the package and are not in it.
    case $owner in
      pyinstaller*|pip-*|setuptools*|altgraph*|[Cc]ython*|meson*|ninja*|pyproject_metadata*|hatch*|editables*|vcs_versioning*|trove_classifiers*|pygments*) continue ;;
    esac
    install -m644 "$text" "$folder/$owner-$(printf %s "${path#licenses/}" | tr / -)"
  done
install -m644 "$site/onnxruntime/LICENSE" "$folder/onnxruntime-LICENSE"
gzip -9n <"$site/onnxruntime/ThirdPartyNotices.txt" >"$folder/onnxruntime-ThirdPartyNotices.txt.gz"
install -m644 "$("$python" -c 'import sys; print(sys.base_prefix)')"/lib/python3*/LICENSE.txt "$folder/python-LICENSE.txt"
# SQLCipher's own stands in its source only; ICU's comes from the tools that its data was cut with.
tar -xzOf "$sources"/sqlcipher3-*.tar.gz --wildcards '*/vendor/sqlite3.c' |
  awk '/Begin file sqlcipher.c/ { on = 1; next } on; /^\*\/$/ { on = 0 }' >"$folder/sqlcipher-LICENSE"
grep -q 'Redistributions in binary form' "$folder/sqlcipher-LICENSE"
gzip -9n </usr/share/doc/icu-devtools/copyright >"$folder/icu-LICENSE.gz"
version=$("$python" -m pip show pyside6-essentials | sed -n 's/^Version: //p')
cat >"$folder/qt-LICENSE" <<QT
Qt, PySide6 and Shiboken6 are by The Qt Company and others, and are used here under the GNU Lesser General Public
License, version 3: /usr/share/common-licenses/LGPL-3. They are libraries of their own in
/opt/kindpace/_internal/PySide6 and /opt/kindpace/_internal/shiboken6, and a build of your own can take their place.
They are as in the Python packages pyside6-essentials and shiboken6 $version, but that symbols for the search for
faults were taken out, and of ICU's data what Kindpace doesn't ask for. Their sources: download.qt.io, code.qt.io.

OpenSSL, in the library of cryptography, is under the Apache License, version 2:
/usr/share/common-licenses/Apache-2.0.
QT

for text in "$folder"/*; do
  printf '===== %s =====\n\n' "$(basename "$text" .gz)"
  zcat -f "$text"
  printf '\n'
done | gzip -9n >"$file"
