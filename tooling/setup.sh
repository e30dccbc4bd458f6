#!/usr/bin/env bash
# Sets up this checkout: system libraries, a virtual environment, the locked dependencies.
#   setup.sh run|test|bench
# Says what it will do before it does it; when there is nothing to do, it says nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:?run, test or bench}
# Without this, pip and apt may stop to ask.
export DEBIAN_FRONTEND=noninteractive PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf 'Kindpace set-up: %s\n' "$*"; }
fail() { printf 'Kindpace set-up: %s\n' "$@" >&2; exit 1; }

wanted_packages() {
  grep -v '^#' tooling/debian-run.txt
  [ "$purpose" = run ] || grep -v '^#' tooling/debian-test.txt
  [ "$purpose" != bench ] || grep -v '^#' tooling/debian-bench.txt
}

missing_packages() {
  local names installed name
  names=$(wanted_packages)
  # Since 2024 some libraries are packaged under their name with t64 behind it (64-bit time).
  # shellcheck disable=SC2046,SC2086  # lists of names
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $names $(printf '%st64\n' $names) 2>/dev/null || true)
  for name in $names; do
    grep -qxE "installed $(printf %s "$name" | sed 's/[.+]/\\&/g')(t64)?" <<<"$installed" || echo "$name"
  done
}

# In English, since the lines are picked by their words; nothing where apt says none of them.
what_they_weigh() {
  LC_ALL=C apt-get -o Debug::NoLocking=1 --assume-no --no-install-recommends install "$@" 2>/dev/null |
    sed -n 's/^Need to get \(.*\) of archives\.$/\1 to fetch/p; s/^After this operation, \(.*\) of additional disk space will be used\.$/\1 on disk/p' |
    paste -sd';' | sed 's/;/, /'
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo DEBIAN_FRONTEND=noninteractive "$@"; fi
}

install_debian_packages() {
  local missing weight
  missing=$(missing_packages | tr '\n' ' ')
  [ -n "${missing// }" ] || return 0
  say "these system packages are missing and will be installed with apt-get: $missing"
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    fail "installing them needs root, and there is no sudo here. As root, please run:" \
         "  apt-get install --no-install-recommends $missing"
  fi
  as_root apt-get -q update || say "the package lists could not all be refreshed; trying with what is there."
  # shellcheck disable=SC2086  # a list of names
  weight=$(what_they_weigh $missing || true)
  [ -z "$weight" ] || say "with what they need they weigh: $weight"
  # shellcheck disable=SC2086  # a list of names
  as_root apt-get -q -o DPkg::Lock::Timeout=120 install -y --no-install-recommends $missing ||
    fail "apt-get could not install them; its message is above. Once that is fixed, run the same command again."
}

name_what_is_missing() {
  local missing=() library
  if [ -z "$python" ]; then
    missing+=("Python 3.11 or later")
  elif ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    missing+=("Python's venv module")
  fi
  command -v ffmpeg >/dev/null || missing+=("ffmpeg (for recordings in formats such as M4A)")
  if [ "$(uname -s)" = Linux ] && [ -n "$python" ]; then
    for library in libEGL.so.1 libGL.so.1 libxkbcommon.so.0 libfontconfig.so.1 libdbus-1.so.3 libxcb-cursor.so.0 libportaudio.so.2; do
      "$python" -c "import ctypes; ctypes.CDLL('$library')" 2>/dev/null || missing+=("$library")
    done
    [ "$purpose" = run ] || command -v pulseaudio >/dev/null || missing+=("pulseaudio (for the sound tests)")
    [ "$purpose" = run ] || command -v Xvfb >/dev/null || missing+=("Xvfb (for the window tests)")
    [ "$purpose" = run ] || command -v strace >/dev/null || missing+=("strace (for the privacy tests)")
  fi
  [ ${#missing[@]} -gt 0 ] || return 0
  say "there is no apt-get here, so nothing is installed for you. Missing:" >&2
  printf '  - %s\n' "${missing[@]}" >&2
  fail "please install these with your system's own package manager, then run the same command again."
}

find_python() {
  local candidate
  for candidate in python3 python3.13 python3.12 python3.11 python3.14; do
    if command -v "$candidate" >/dev/null && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"; return 0
    fi
  done
  return 1
}

# Of what pip says, as much as tells that it is under way.
tell_of_pip() {
  local line count=0
  while read -r line; do
    case $line in
    Collecting*) count=$((count + 1)); [ $((count % 10)) != 0 ] || say "pip: $count packages found" ;;
    "Installing collected packages:"*) say "pip: unpacking the $count packages" ;;
    esac
  done
}

install_python_packages() {
  # Both locks pin the same versions: one environment serves both. The test lock lacks the narrators' model.
  local lock=tooling/requirements-run.txt mark=.venv/stamp-run stamp
  [ "$purpose" = run ] || { lock=tooling/requirements-dev.txt; mark=.venv/stamp-test; }
  stamp=$(cat "$lock" pyproject.toml | cksum)
  if [ -x .venv/bin/python ] && [ "$(cat "$mark" 2>/dev/null)" = "$stamp" ]; then return 0; fi
  if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    say "making a virtual environment in .venv (with $("$python" --version))"
    rm -rf .venv
    "$python" -m venv .venv
  fi
  say "installing the locked Python packages (about 550 MB on disk; a minute or two the first time)"
  .venv/bin/python -m pip install --require-hashes --no-deps --progress-bar off -r "$lock" | tell_of_pip
  .venv/bin/python -m pip install -q --no-deps --no-build-isolation -e .
  printf '%s\n' "$stamp" >"$mark"
}

# The other narrators' voices: 27 MB to fetch, 2 MB kept. Without them Heart speaks, so nothing here ends the set-up.
take_in_voices() {
  local folder
  [ "$purpose" = run ] || return 0
  ! compgen -G '.venv/share/kindpace/narrators/*.bin' >/dev/null || return 0
  if ! command -v npm >/dev/null; then
    [ -e .venv/stamp-no-npm ] || say "npm is not here, so only Heart can speak; docs/command-line.md, narrators, says how to add the others."
    : >.venv/stamp-no-npm
    return 0
  fi
  folder=$(mktemp -d)
  if (cd "$folder" && npm pack --silent kokoro-js@1.2.1 >/dev/null 2>&1) &&
    .venv/bin/python -m player narrators --take-in "$folder/kokoro-js-1.2.1.tgz" >/dev/null; then
    say "took in the voices of four more narrators (kindpace narrators)"
  else
    say "the other narrators' voices could not be had, so only Heart can speak; everything else works."
  fi
  rm -rf "$folder"
}

if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
  install_debian_packages
  python=$(find_python) || fail "Python 3.11 or later is needed, and this system's package list has an older one."
else
  python=$(find_python) || python=
  name_what_is_missing
fi
if [ -e .venv ] && [ ! -w .venv ]; then
  fail "the folder .venv belongs to another user ($(stat -c %U .venv 2>/dev/null || echo unknown))." \
       "Please remove it, or run the same command as that user."
fi
install_python_packages
take_in_voices
