#!/usr/bin/env bash
# Installs what .ci/run needs from the system, where it is missing: Python with venv, git, Node.js
# with npm (pyright and Ajv run on it). With --pages also what the tests in tests/pages print with:
# Chromium, LibreOffice, poppler, and fonts; with --java what PySpark runs on; with --scans further
# fonts, for the scans that tests/scans makes. Does nothing on a machine that has them all.
set -euo pipefail

has() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null || true)" = installed ]; }

missing=()
command -v python3 >/dev/null || missing+=(python3)
python3 -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
command -v git >/dev/null || missing+=(git)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
[ -e /etc/ssl/certs/ca-certificates.crt ] || missing+=(ca-certificates)
asked() { [[ " $wanted " == *" $1 "* ]]; }
wanted=$*
if asked --java; then
  command -v java >/dev/null || missing+=(openjdk-17-jre-headless)
fi
if asked --pages; then
  command -v chromium >/dev/null || missing+=(chromium)
  for part in writer calc; do
    has "libreoffice-$part" || has "libreoffice-$part-nogui" || missing+=("libreoffice-$part-nogui")
  done
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
  # Pages are measured: they have to be set in the same fonts everywhere.
  for fonts in fonts-noto-cjk fonts-liberation; do
    has "$fonts" || missing+=("$fonts")
  done
fi

if [ ${#missing[@]} -eq 0 ]; then
  echo "Nothing to install."
elif [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Please install: ${missing[*]}" >&2
  exit 1
else
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -q -y --no-install-recommends "${missing[@]}"
fi

if asked --scans; then
  # Unpacked, not installed: programs would print other pages in them.
  unpacked=${GOVINFO_FONTS:-$HOME/.cache/govinfo-report/fonts}
  for fonts in fonts-arphic-ukai fonts-arphic-uming fonts-wqy-zenhei; do
    [ -e "$unpacked/$fonts" ] && continue
    scratch=$(mktemp -d)
    (cd "$scratch" && { apt-get download -q "$fonts" || { apt-get update -q && apt-get download -q "$fonts"; }; })
    dpkg-deb -x "$scratch/$fonts"_*.deb "$scratch/$fonts"
    mkdir -p "$unpacked"
    mv "$scratch/$fonts" "$unpacked/"
    rm -r "$scratch"
  done
fi

python3 - <<'PYTHON'
import sys

if sys.version_info < (3, 11):
    sys.exit(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
PYTHON
