#!/usr/bin/env bash
# Tries a package in a bare Debian: its size, installing it, doctor, a sitting that is heard, the window, a report, removing it.
#   try.sh SUITE FILE FOLDER      (make deb-try SUITE=bookworm, make appimage-try SUITE=trixie, make wheel-try) as root, with
#                                 debootstrap; FILE is a .deb, an .AppImage or a wheel, which pipx installs for a person;
#                                 FOLDER gets the root, the recording, pictures of the window and what apt said; remove it
#                                 afterwards
# Says a line for each, and ends with 1 if one failed.
set -uo pipefail
suite=$1 package=$2 folder=$3
here=$(cd "$(dirname "$0")" && pwd)
most=$(sed -n 's/^most=\([0-9]*\).*/\1/p' "$here/deb.sh")
root=$folder/$suite log=$folder/$suite.log
failed=0
mkdir -p "$folder"

check() { # WHAT COMMAND...
  local what=$1
  shift
  if "$@" >>"$log" 2>&1; then printf 'ok      %s\n' "$what"; else printf 'FAILED  %s (%s)\n' "$what" "$log"; failed=1; fi
}
inside() {
  chroot "$root" /usr/bin/env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" "$@"
}
install() { inside apt-get install -y -q --no-install-recommends "$@"; }
as_person() { inside su person -c "bash /tmp/try_inside.sh $*"; }
# What every desktop has, and this bare system hasn't; it has no FUSE either, so the AppImage unpacks itself.
host=(libegl1 libgl1 libfontconfig1 libdbus-1-3 libglib2.0-0 libssl3 libx11-xcb1 libcups2 libasound2-plugins libuuid1)
install_wheel() {
  # shellcheck disable=SC2046  # a list of names
  install $(grep -v '^#' "$here/../debian-run.txt") pipx || return
  # pip finds and trusts its packages as it does here.
  [ ! -e /etc/pip.conf ] || cp /etc/pip.conf "$root/etc/"
  [ -z "${PIP_CERT:-}" ] || cp "$PIP_CERT" "$root$PIP_CERT"
  cp "$package" "$root/tmp/" && as_person pipx_install
}
put_in_place() {
  case $package in
  *.deb) cp "$package" "$root/tmp/kindpace.deb" && install /tmp/kindpace.deb ;;
  *.whl) install_wheel ;;
  *) install "${host[@]}" && cp "$package" "$root/usr/local/bin/kindpace" ;;
  esac
}
take_away() {
  case $package in
  *.deb) inside apt-get remove -y -q kindpace ;;
  *.whl) as_person pipx_uninstall ;;
  *) rm "$root/usr/local/bin/kindpace" ;;
  esac
}
under_limit() {
  local size
  size=$(dpkg-deb --field "$package" Installed-Size)
  echo "$((size * 1024 / 1000)) kB installed"
  [ "$size" -le $((most * 1000 / 1024)) ]
}
a_document() { # a Word document, as small as one can be
  python3 - "$1" <<'PYTHON'
import sys, zipfile
BODY = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in ("A sound", "You might notice a sound.", "(pause 10 seconds)", "And perhaps another."))
with zipfile.ZipFile(sys.argv[1], "w") as file:
    file.writestr("word/document.xml", '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' + BODY + "</w:body></w:document>")
PYTHON
}
left_over() {
  find "$root"/{opt,usr/bin,usr/local/bin,usr/share/applications,home/person/.local} "$root"/tmp/kindpace.* \
    -name '*kindpace*' ! -name kindpace.deb 2>/dev/null
}
is_gone() {
  # The AppImage deletes what it unpacked when it ends, which takes a moment.
  for _ in $(seq 20); do [ -n "$(left_over)" ] || break; sleep 1; done
  left_over
  [ -e "$root/home/person/kept" ] && [ -z "$(left_over)" ]
}

: >"$log"
case $package in *.deb) check "at most $most kB installed" under_limit ;; esac
[ -e "$root/etc/debian_version" ] || check "debootstrap" debootstrap --variant=minbase "$suite" "$root" http://deb.debian.org/debian
trap 'for mount in proc sys dev; do umount -l "$root/$mount"; done' EXIT
for mount in proc sys dev; do mount --rbind "/$mount" "$root/$mount" && mount --make-rslave "$root/$mount"; done
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
cp "$here/try_inside.sh" "$root/tmp/"
a_document "$root/tmp/text.docx"

check "apt finds its lists" inside apt-get update -q
inside useradd -m person >>"$log" 2>&1
check "installed, apt finding what it needs" put_in_place
check "--version in a system that has nothing else" as_person version
check "what the trial itself needs" install pulseaudio pulseaudio-utils ffmpeg xvfb xdotool procps weston
for part in doctor sitting looked_through report document window wayland; do check "$part" as_person "$part"; done
check "removed" take_away
check "nothing of the program is left, and the person's own data are" is_gone
cp "$root"/tmp/tried/* "$folder/" 2>/dev/null
exit $failed
