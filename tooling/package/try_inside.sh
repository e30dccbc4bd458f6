#!/usr/bin/env bash
# What try.sh does inside the bare system, as a person without rights:
#   try_inside.sh version|doctor|sitting|looked_through|report|document|window|wayland|pipx_install|pipx_uninstall
set -euo pipefail
export HOME=/home/person KINDPACE_HOME=/home/person/kept XDG_RUNTIME_DIR=/tmp/run-person
# Where pipx puts commands.
PATH=$HOME/.local/bin:$PATH
mkdir -p "$XDG_RUNTIME_DIR" /tmp/tried
chmod 700 "$XDG_RUNTIME_DIR"
cd "$HOME"

sound_server() {
  pactl info >/dev/null 2>&1 ||
    pulseaudio --start --exit-idle-time=-1 -n -L "module-null-sink sink_name=null rate=48000 norewinds=1" -L module-native-protocol-unix
  for _ in $(seq 50); do ! pactl info >/dev/null 2>&1 || return 0; sleep 0.1; done
  return 1
}

case $1 in
version) kindpace --version ;;
pipx_install)
  pipx install /tmp/kindpace-*.whl
  du -sh "$HOME"/.local
  ;;
pipx_uninstall) pipx uninstall kindpace ;;
doctor)
  sound_server
  Xvfb :98 -screen 0 1280x900x24 >/dev/null 2>&1 & screen=$!
  trap 'kill $screen' EXIT
  sleep 1
  DISPLAY=:98 kindpace doctor
  ;;
sitting)
  # Without a short latency the null sink moves in steps of two seconds, and the sitting pauses.
  sound_server
  parec -d null.monitor --latency-msec=40 --file-format=wav /tmp/tried/sitting.wav & recorder=$!
  timeout 200 kindpace play ease-back --minutes 2 </dev/null
  kill $recorder
  ffmpeg -hide_banner -i /tmp/tried/sitting.wav -af volumedetect -f null - 2>&1 | tee /tmp/loudness | grep -E 'Duration|_volume'
  # Heard: neither silence nor noise at the top.
  mean=$(sed -n 's/.*mean_volume: -\([0-9]*\).*/\1/p' /tmp/loudness)
  [ "$mean" -gt 20 ] && [ "$mean" -lt 40 ]
  ;;
looked_through)
  cp /tmp/tried/sitting.wav recording.wav
  kindpace plan recording.wav
  kindpace plan recording.wav | grep -iE 'silence|pause' >/dev/null
  ;;
report)
  kindpace log
  for format in pdf csv fhir; do kindpace log export --format $format -o "report.$format"; done
  head -c5 report.pdf | grep -q '%PDF-'
  [ "$(stat -c %s report.pdf)" -gt 4000 ]
  cp report.pdf /tmp/tried/
  ;;
document)
  kindpace script new --from /tmp/text.docx draft.md
  grep -A2 'You might notice a sound' draft.md
  ;;
window)
  sound_server
  Xvfb :99 -screen 0 1280x900x24 >/dev/null 2>&1 & screen=$!
  sleep 1
  export DISPLAY=:99 LC_ALL=de_DE.UTF-8
  kindpace >/tmp/tried/window.txt 2>&1 & window=$!
  trap 'kill $window $screen 2>/dev/null' EXIT
  timeout 40 xdotool search --sync --onlyvisible --class '^kindpace$'
  sleep 6
  picture() { ffmpeg -hide_banner -loglevel error -y -f x11grab -video_size 1280x900 -i :99 -frames:v 1 "/tmp/tried/$1.png"; }
  picture window
  # From a package, or by a Python of the system's.
  pgrep -f 'kindpace --helper|-m audio\.isolation'
  # Handed over to the window that is open: a recording, a script, a preset.
  kindpace preset export gentle -o gentle.pacing
  for file in recording.wav draft.md gentle.pacing; do
    timeout 30 kindpace "$file"
    sleep 3
    picture "opened-$file"
  done
  # Each shows another screen.
  [ "$(md5sum /tmp/tried/window.png /tmp/tried/opened-* | cut -d' ' -f1 | sort -u | wc -l)" = 4 ]
  kill -0 $window
  ! grep -iE 'traceback|icu|cannot open|no such file' /tmp/tried/window.txt
  ;;
wayland)
  # No X server and no OpenGL: weston draws by the processor, and so does Qt.
  pixman=$(weston --help | grep -q -- --renderer && echo --renderer=pixman || echo --use-pixman)
  weston --backend=headless-backend.so --width=1280 --height=900 "$pixman" --socket=wl-tried --idle-time=0 --debug \
    >/tmp/tried/weston.txt 2>&1 & compositor=$!
  sleep 3
  export WAYLAND_DISPLAY=wl-tried QT_QPA_PLATFORM=wayland WAYLAND_DEBUG=1 LC_ALL=de_DE.UTF-8
  unset DISPLAY
  kindpace >/tmp/tried/wayland.txt 2>&1 & window=$!
  trap 'kill $window $compositor 2>/dev/null' EXIT
  for _ in $(seq 40); do ! grep -q 'wl_surface.*commit' /tmp/tried/wayland.txt || break; sleep 1; done
  sleep 5
  grep -q 'xdg_toplevel.*set_app_id("kindpace")' /tmp/tried/wayland.txt
  (cd /tmp/tried && env -u WAYLAND_DEBUG weston-screenshooter)
  # Drawn: a fifth of what is seen has the colour of the window's ground (player/window/shell/theme.py), which weston hasn't.
  ground=$(ffmpeg -loglevel error -i "$(ls -t /tmp/tried/wayland-screenshot*.png | head -1)" -f rawvideo -pix_fmt rgb24 - | od -An -v -tx1 -w3 | grep -c 'fa f7 f2')
  echo "$ground pixels of it"
  [ "$ground" -gt 200000 ]
  kill -0 $window
  ;;
esac
