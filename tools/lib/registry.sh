# shellcheck shell=bash
# The parts of a development registry, for tools/up. Sourced after processes.sh; reads $data, $run, $port, $blobs
# and $postgres of the script.
# shellcheck disable=SC2154

readonly CHAIN_ID=20250401
readonly READY_WITHIN=120

# saved_port NAME: the port of last time if nothing has taken it since, otherwise a new one.
saved_port() {
  local file=$run/$1.port saved=
  [[ ! -f $file ]] || saved=$(<"$file")
  if [[ -z $saved ]] || is_listening "$saved"; then
    saved=$(free_port)
  fi
  printf '%s\n' "$saved" | tee "$file"
}

anvil_program() {
  local processor
  case $(uname -m) in
    aarch64 | arm64) processor=arm64 ;;
    *) processor=amd64 ;;
  esac
  printf '%s' "$ROOT/tools/npm/node_modules/@foundry-rs/anvil-linux-$processor/bin/anvil"
}

# anvil rewrites its state file in place: one that a kill cut off would keep it from starting. The copy of the last
# good start is then as far back as the chain falls, and the registry mirrors the rest again.
heal_chain_state() {
  local state=$data/chain/state.json
  [[ -f $state ]] || return 0
  if node -e 'JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))' "$state" 2>/dev/null; then
    cp "$state" "$state.good"
  elif [[ -f $state.good ]]; then
    say 'Chain     its state was cut off by a kill; back to the copy of the last start'
    cp "$state.good" "$state"
  else
    say 'Chain     its state was cut off by a kill; begins anew'
    rm "$state"
  fi
}

# A block a transaction: with a block every second the state file, rewritten whole every second, would grow without
# end while nothing happens.
start_chain() {
  local at
  mkdir -p "$data/chain"
  heal_chain_state
  at=$(saved_port chain)
  chain_url=http://127.0.0.1:$at
  start_child "$run" chain "$(anvil_program)" --host 127.0.0.1 --port "$at" --chain-id "$CHAIN_ID" --quiet \
    --base-fee 0 --gas-price 0 --disable-min-priority-fee --gas-limit 1000000000 --order fifo \
    --slots-in-an-epoch 1 --state "$data/chain/state.json" --state-interval 1 --preserve-historical-states \
    --cache-path "$data/chain/cache"
  wait_for "$run" chain "$READY_WITHIN" is_listening "$at"
  start_child "$run" waker node "$ROOT/tools/lib/wake-chain.js" "$chain_url"
  say "Chain     $chain_url (chain id $CHAIN_ID)"
}

start_blobs() {
  local at
  mkdir -p "$data/azurite"
  at=$(saved_port blobs)
  # The account and key that the emulator publishes; no secret.
  blobs_connection="DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=$(
  )Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;$(
  )BlobEndpoint=http://127.0.0.1:$at/devstoreaccount1;"
  start_child "$run" blobs node "$ROOT/tools/npm/node_modules/azurite/dist/src/blob/main.js" \
    --blobHost 127.0.0.1 --blobPort "$at" --location "$data/azurite" --silent --disableTelemetry --skipApiVersionCheck
  wait_for "$run" blobs "$READY_WITHIN" is_listening "$at"
  say "Blobs     http://127.0.0.1:$at/devstoreaccount1"
}

# The witness of a development registry stands beside it, which is no place for one: it shows that the protocol works.
# Its key is made before the registry is told of it, and it needs the registry's anchors: the first time it comes up
# after the registry, and before it from then on, so that a start asks what it saw.
make_witness() {
  local at
  at=$(saved_port witness)
  witness_url=http://127.0.0.1:$at
  witness_key=$(dotnet "$(program Ledger.Witness ledger-witness)" new-key dev-ledger.example/witness "$data/witness" 9>&-)
  [[ ! -f $data/witness/anchors.json ]] || run_witness
}

run_witness() {
  start_child "$run" witness env "ASPNETCORE_URLS=$witness_url" Witness__Name=dev-ledger.example/witness \
    "Witness__Data=$data/witness" "Witness__Anchors__0=$data/witness/anchors.json" \
    dotnet "$(program Ledger.Witness ledger-witness)"
  wait_for "$run" witness "$READY_WITHIN" curl --fail --silent --max-time 5 "$witness_url/health/live"
  say "Witness   $witness_url"
}

start_witness() {
  ! child_id "$run" witness >/dev/null || return 0
  curl --fail --silent --max-time 30 --output "$data/witness/anchors.json" "$server_url/v1/evidence/anchors"
  run_witness
}

# Everything is configuration: the same variables run the program anywhere else.
server_environment() {
  printf '%s\n' \
    "ASPNETCORE_URLS=$server_url" \
    'DOTNET_ENVIRONMENT=Production' \
    'Identity__DevelopmentIssuer=true' \
    'Portal__Enabled=true' \
    'Ledger__Origin=dev-ledger.example/registry' \
    'Ledger__Region=33' \
    'Ledger__Registrar=1' \
    'Ledger__RegistrarParty=00000000000000000000000000000001' \
    'Ledger__SimulatedLegalStart=2025-03-03T01:00:00Z' \
    "Ledger__Data=$data" \
    'Ledger__Chains__0__Name=evm' \
    "Ledger__Chains__0__Rpc=$chain_url" \
    "Ledger__Chains__0__ChainId=$CHAIN_ID" \
    'Ledger__Chains__0__Confirmations=0'
  printf '%s\n' 'Ledger__TimeStamps__Kind=development'
  printf '%s\n' "Ledger__Witnesses__0__Key=$witness_key" "Ledger__Witnesses__0__Address=$witness_url"
  if [[ -n $postgres ]]; then
    printf '%s\n' 'Ledger__Journal__Kind=postgres' "Ledger__Journal__Connection=$postgres"
  fi
  if [[ $blobs == azurite ]]; then
    printf '%s\n' 'Ledger__Objects__Kind=azure' "Ledger__Objects__Connection=$blobs_connection"
  fi
}

start_server() {
  local variables at=$port
  if [[ -z $at ]]; then
    at=$(saved_port server)
  elif is_listening "$at"; then
    fail "--port: something listens on $at already"
  fi

  server_url=http://127.0.0.1:$at
  mapfile -t variables < <(server_environment)
  start_child "$run" server env "${variables[@]}" dotnet "$(program Ledger.Server Ledger.Server)"
  wait_for "$run" server "$READY_WITHIN" curl --fail --silent --max-time 5 "$server_url/health/ready"
  printf '%s\n' "$server_url" >"$run/url"
  say "Registry  $server_url"
}

run_demo() {
  say ''
  dotnet "$(program Ledger.Cli ledger)" demo --server "$server_url" --data "$data" \
    --inputs "$ROOT/tools/npm/node_modules" 9>&-
}

# Where people sign in, and as whom; an account's key lies beside its password.
show_portal() {
  local file name
  say ''
  say "Portal    $server_url/portal"
  for file in "$data"/accounts/*.password; do
    name=$(basename "$file" .password)
    say "$(printf '            %-12s%-16s%s' "$name" "$(<"$file")" "$data/accounts/$name.json")"
  done
}

show_what_next() {
  say ''
  if ((demo == 0)); then
    say "Accounts  $data/accounts"
    say 'Try next:'
    say "  tools/up --data $data                     (after tools/down: the main job on this registry)"
    say "  tools/ledger log --server $server_url"
    say '  tools/ledger fingerprint README.md'
  else
    say 'In this clone, ledger is tools/ledger and ledger-verify is tools/ledger-verify.'
  fi
  show_portal
  say "Kept in   $data (logs in run/)"
}

watch_children() {
  local name
  while :; do
    # Not in the foreground, so that a signal is answered at once.
    sleep 1 9>&- &
    wait $!
    for name in "$run"/*.pid; do
      name=$(basename "$name" .pid)
      child_id "$run" "$name" >/dev/null || fail "$name has ended; see $run/$name.log"
    done
  done
}

end_all() {
  local name
  trap '' INT TERM
  for name in server witness blobs waker chain; do
    end_child "$run" "$name"
  done
}
