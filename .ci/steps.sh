# What .ci/run and .ci/long share: a clean checkout, and steps that say how long they took.
#
# Sourced by them. Clones the current commit into a temporary folder and works there, so nothing that
# is not committed can help (outside a git repository: copies the tree).
set -euo pipefail
exec </dev/null
export CI=true PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_PROGRESS_BAR=off PIP_ROOT_USER_ACTION=ignore
export PIP_QUIET=1
export LC_ALL=C.UTF-8
unset PYTHONPATH

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
checkout=$scratch/checkout

# Real pages beside the checkout, where there are some: tests/places.py says what they are for.
if [ -z "${GOVINFO_CORPUS:-}" ] && [ -d "$root/../shared" ]; then
  export GOVINFO_CORPUS=$root/../shared
fi

current=
step() { # step TITLE COMMAND…: runs it and says how long it took
  current=$1
  printf '\n=== %s\n' "$current"
  local begin=$SECONDS
  shift
  "$@"
  printf -- '--- %s: %d s\n' "$current" $((SECONDS - begin))
  current=
}
trap 'if [ -n "$current" ]; then printf "\n*** failed: %s\n" "$current" >&2; fi' ERR
set -E

clone() {
  if [ ! -e "$root/.git" ]; then
    cp -a "$root" "$checkout"
    cd "$checkout"
    return
  fi
  # The repository may belong to another user than the one who runs this, which git refuses at first.
  printf '[safe]\n\tdirectory = *\n' >"$scratch/gitconfig"
  export GIT_CONFIG_GLOBAL=$scratch/gitconfig
  if [ -n "$(git -C "$root" status --porcelain)" ]; then
    echo "Note: what is not committed in $root is not checked."
  fi
  git clone --quiet "$root" "$checkout"
  cd "$checkout"
  git log -1 --format='%h %s'
}

# README's commands, as README has them, each in a shell of its own and without what the other made.
readme() { # readme NAME
  local command
  command=$(python3 scripts/readme_command.py "$1")
  rm -rf .venv
  printf '$ %s\n' "$command"
  bash -euo pipefail -c "$command"
}

# The tests with the newest and with the lowest versions that pyproject.toml allows.
with_newest() { # with_newest ARGUMENT…: those of pytest
  python3 -m venv "$scratch/newest"
  "$scratch/newest/bin/pip" install -q -e '.[dev]'
  "$scratch/newest/bin/python" -m pytest -n 2 "$@"
}
with_lowest() {
  python3 -m venv "$scratch/lowest"
  uv pip install --quiet --python "$scratch/lowest/bin/python" --resolution lowest-direct -e '.[dev]'
  "$scratch/lowest/bin/python" -m pytest -n 2 "$@"
}
uv() {
  if [ ! -e "$scratch/uv" ]; then
    python3 -m venv "$scratch/uv"
    "$scratch/uv/bin/pip" install -q uv
  fi
  "$scratch/uv/bin/uv" "$@"
}
