# shellcheck shell=bash
# Shared by the scripts of tools/; sourced, never run.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
ARTIFACTS=$ROOT/artifacts
CONFIGURATION=Release
VERIFIER=$ARTIFACTS/bin/ledger-verify
# shellcheck disable=SC2034 # those who source this use them
readonly ROOT ARTIFACTS CONFIGURATION VERIFIER

# No compiler or build server outlives the script that needed it, and none reports home.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

say() { printf '%s\n' "$*"; }

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null; }

# Runs a command that is silent when all is well; what it wrote is shown, to a sensible length, when it fails.
quietly() {
  local log code=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || code=$?
  if ((code != 0)); then
    head -n 60 "$log" >&2
  fi
  rm -f "$log"
  return "$code"
}

# One digest over files: their paths below the checkout and their bytes. Arguments as for find.
digest_of() {
  (cd "$ROOT" && find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1)
}

# A stamp file holds the digest of what a step was last done with.
is_done() { [[ -f $1 && $(<"$1") == "$2" ]]; }

mark_done() {
  mkdir -p "$(dirname "$1")"
  printf '%s\n' "$2" >"$1"
}

# Where the built program of a project lies.
program() { printf '%s' "$ROOT/src/$1/bin/$CONFIGURATION/net10.0/$2.dll"; }
