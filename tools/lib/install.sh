# shellcheck shell=bash
# Steps of the set-up; each is quiet when there is nothing to do. Sourced after common.sh.

# Debian packages by what they are for: a program (or a file) that must be there, and the package that brings it.
need_to_run=(node:nodejs npm:npm curl:curl setpriv:util-linux
  /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc:fonts-noto-cjk)
need_to_link=(cc:gcc /usr/include/stdlib.h:libc6-dev)
need_to_test=(openssl:openssl shellcheck:shellcheck pdftotext:poppler-utils chromium:chromium
  '/usr/lib/postgresql/*/bin/postgres:postgresql'
  go:golang-go /usr/share/gocode/src/golang.org/x/mod/sumdb:golang-golang-x-mod-dev)

missing_packages() {
  local need what
  for need in "$@"; do
    what=${need%:*}
    # The pattern of a path is meant to be expanded here.
    # shellcheck disable=SC2086
    has "$what" || compgen -G $what >/dev/null || printf '%s\n' "${need##*:}"
  done
}

install_system_packages() {
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]} > 0)) || return 0
  has apt-get || fail "needs ${missing[*]}, and knows only apt-get to install them"
  if ((EUID != 0)); then
    has sudo || fail "needs ${missing[*]}: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi

  say "Installing system packages: ${missing[*]}"
  quietly "${as_root[@]}" apt-get update -qq
  quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

check_dotnet() {
  local version
  has dotnet || fail "needs the .NET SDK of global.json on PATH"
  version=$(cd "$ROOT" && dotnet --version 2>&1) || fail "needs the .NET SDK of global.json: ${version%%$'\n'*}"
}

# The stamp lies inside node_modules, so that whoever removes the one removes the other.
install_npm() {
  local folder=$1 digest
  [[ -f $ROOT/$folder/package-lock.json ]] || return 0
  digest=$(digest_of "$folder/package.json" "$folder/package-lock.json")
  is_done "$ROOT/$folder/node_modules/.done" "$digest" && return 0
  say "Installing npm packages of $folder"
  quietly npm ci --prefix "$ROOT/$folder" --ignore-scripts --prefer-offline --no-audit --no-fund --loglevel=error
  mark_done "$ROOT/$folder/node_modules/.done" "$digest"
}

projects() { (cd "$ROOT" && find src tests -name '*.csproj' | LC_ALL=C sort); }

restore_packages() {
  local digest project
  digest=$(digest_of src tests Directory.Build.props Directory.Packages.props global.json \
    \( -name obj -o -name bin \) -prune -o \
    \( -name '*.csproj' -o -name '*.props' -o -name packages.lock.json -o -name global.json \))
  while read -r project; do
    [[ -f $ROOT/${project%/*}/obj/project.assets.json ]] || digest="$digest, not restored: $project"
  done < <(projects)
  is_done "$ARTIFACTS/done/restore" "$digest" && return 0
  say "Restoring NuGet packages"
  quietly dotnet restore "$ROOT/Ledger.sln" --locked-mode --verbosity quiet
  mark_done "$ARTIFACTS/done/restore" "${digest%%,*}"
}

# build NAME TARGET...: builds the targets unless the sources are those of the last build under that name, or of
# the last whole build.
build() {
  local name=$1 digest target
  shift
  digest=$(digest_of src tests contracts tools/build Directory.Build.props Directory.Packages.props global.json \
    .editorconfig \( -name obj -o -name bin -o -name node_modules -o -name cache -o -name out \) -prune -o)
  if [[ -f $(program Ledger.Server Ledger.Server) && -f $(program Ledger.Cli ledger) &&
    -f $(program Ledger.Witness ledger-witness) ]]; then
    is_done "$ARTIFACTS/done/build-whole" "$digest" && return 0
    is_done "$ARTIFACTS/done/build-$name" "$digest" && return 0
  fi

  say "Building ($CONFIGURATION)"
  for target in "$@"; do
    quietly dotnet build "$ROOT/$target" --configuration "$CONFIGURATION" --no-restore --verbosity quiet \
      -consoleLoggerParameters:NoSummary
  done
  mark_done "$ARTIFACTS/done/build-$name" "$digest"
}

# The verifier as one native file.
publish_verifier() {
  local digest
  digest=$(digest_of src/Ledger.Verifier src/Ledger.Evidence src/Ledger.Domain src/Ledger.Cryptography \
    Directory.Build.props Directory.Packages.props global.json \( -name obj -o -name bin \) -prune -o)
  [[ -x $VERIFIER ]] && is_done "$ARTIFACTS/done/verifier" "$digest" && return 0
  install_system_packages "${need_to_run[@]}" "${need_to_link[@]}"
  check_dotnet
  restore_packages
  say 'Compiling the verifier to a native program'
  quietly dotnet publish "$ROOT/src/Ledger.Verifier" --configuration "$CONFIGURATION" --no-restore \
    --output "$ARTIFACTS/publish" --verbosity quiet
  install -D "$ARTIFACTS/publish/ledger-verify" "$VERIFIER"
  rm -r "$ARTIFACTS/publish"
  mark_done "$ARTIFACTS/done/verifier" "$digest"
}

# The second verifier: one HTML page, the same program for Node, and its tests.
build_page() {
  local folder=src/Ledger.Verifier.Page digest
  install_npm "$folder"
  digest=$(digest_of "$folder" \( -name node_modules -o -name out \) -prune -o)
  [[ -f $ARTIFACTS/page/verify.mjs ]] && is_done "$ARTIFACTS/done/page" "$digest" && return 0
  say 'Building the verification page'
  quietly "$ROOT/$folder/node_modules/.bin/tsc" -p "$ROOT/$folder"
  quietly node "$ROOT/$folder/tools/build.mjs" "$ARTIFACTS/page"
  mark_done "$ARTIFACTS/done/page" "$digest"
}

# The TypeScript client and its tests, which want the server built too.
build_client() {
  local folder=src/Ledger.Client.TypeScript digest
  install_npm "$folder"
  digest=$(digest_of "$folder" \( -name node_modules -o -name dist \) -prune -o)
  [[ -f $ROOT/$folder/dist/src/index.js ]] && is_done "$ARTIFACTS/done/client" "$digest" && return 0
  say 'Building the TypeScript client'
  rm -rf "$ROOT/$folder/dist"
  quietly "$ROOT/$folder/node_modules/.bin/tsc" -p "$ROOT/$folder"
  mark_done "$ARTIFACTS/done/client" "$digest"
}

set_up_to_run() {
  install_system_packages "${need_to_run[@]}"
  check_dotnet
  install_npm tools/npm
  install_npm contracts
  build_page
  restore_packages
  build programs src/Ledger.Server src/Ledger.Cli src/Ledger.Witness
}

set_up_all() {
  install_system_packages "${need_to_run[@]}" "${need_to_link[@]}" "${need_to_test[@]}"
  check_dotnet
  install_npm tools/npm
  install_npm contracts
  build_page
  build_client
  restore_packages
  build whole Ledger.sln
}
