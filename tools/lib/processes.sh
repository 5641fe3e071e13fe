# shellcheck shell=bash
# Child processes by their ids alone. Sourced after common.sh.

# Field N of a process's /proc/ID/stat, counted from the state (1); its parent is 2, when it started is 20. The name
# before the state stands in brackets and may hold anything.
stat_field() {
  local stat fields
  { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1
  read -r -a fields <<<"${stat##*) }"
  printf '%s' "${fields[$2 - 1]}"
}

# When a process started, in ticks since the machine did: with the id it names one process for good.
started_at() { [[ $(stat_field "$1" 1) == [^Z] ]] && stat_field "$1" 20; }

children_of() {
  local entry
  for entry in /proc/[0-9]*; do
    [[ $(stat_field "${entry#/proc/}" 2) != "$1" ]] || printf '%s\n' "${entry#/proc/}"
  done
}

# Ends a process and everything it started.
end_tree() {
  local children child
  mapfile -t children < <(children_of "$1")
  for child in "${children[@]}"; do
    end_tree "$child"
  done
  kill -TERM "$1" 2>/dev/null || true
}

# start_child FOLDER NAME COMMAND...: leaves FOLDER/NAME.pid and FOLDER/NAME.log. The child has a session of its own,
# so that Ctrl-C reaches only the script, which then ends its children in order. With BOUND=1 it also ends when the
# script does, however that happens.
start_child() {
  local folder=$1 name=$2 bound=()
  shift 2
  [[ ${BOUND-} != 1 ]] || bound=(setpriv --pdeathsig TERM --)
  setsid "${bound[@]}" "$@" </dev/null >>"$folder/$name.log" 2>&1 9>&- &
  printf '%s %s\n' "$!" "$(started_at "$!")" >"$folder/$name.pid"
}

# The id of a child that is still the one that was started; nothing otherwise.
child_id() {
  local id at
  [[ -f $1/$2.pid ]] || return 1
  read -r id at <"$1/$2.pid"
  [[ -n $at && $(started_at "$id") == "$at" ]] && printf '%s' "$id"
}

# end_child FOLDER NAME: SIGTERM, and SIGKILL after half a minute.
end_child() {
  local id i
  if id=$(child_id "$1" "$2"); then
    kill -TERM "$id"
    for ((i = 0; i < 300; i++)); do
      child_id "$1" "$2" >/dev/null || break
      sleep 0.1
    done
    ! child_id "$1" "$2" >/dev/null || kill -KILL "$id"
  fi
  rm -f "$1/$2.pid"
}

is_listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# wait_for FOLDER NAME SECONDS COMMAND...: until the command succeeds; fails when the child ends or the time does.
wait_for() {
  local folder=$1 name=$2 end=$((SECONDS + $3))
  shift 3
  until "$@" >/dev/null 2>&1; do
    if ! child_id "$folder" "$name" >/dev/null || ((SECONDS > end)); then
      tail -n 30 "$folder/$name.log" >&2
      fail "$name did not get ready; see $folder/$name.log"
    fi
    sleep 0.1
  done
}

# A port that nothing listens on, below the range from which outgoing connections are served.
free_port() {
  local port
  while :; do
    port=$((10240 + (RANDOM * 32768 + RANDOM) % 22000))
    is_listening "$port" || break
  done
  printf '%s' "$port"
}
