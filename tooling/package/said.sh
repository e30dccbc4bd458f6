# What the scripts that build packages say, and what they need; sourced by them.

say() { printf 'Kindpace package: %s\n' "$*"; }
fail() { say "$@" >&2; exit 1; }

need() { # COMMAND-OR-FILE PACKAGE
  command -v "$1" >/dev/null || [ -e "$1" ] || fail "$1 is missing; as root: apt-get install --no-install-recommends $2"
}
