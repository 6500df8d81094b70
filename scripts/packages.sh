# Sourced by run and test: brings in what is missing, through apt only.

# need <command or file pattern that shows it is there>=<Debian package> ...
need() {
  missing=
  for pair; do
    shown=${pair%%=*}
    command -v "$shown" >/dev/null || ls $shown >/dev/null 2>&1 || missing="$missing ${pair#*=}"
  done
  [ -z "$missing" ] && return

  if ! command -v apt-get >/dev/null; then
    echo "Wanted, and there is no apt-get here to install it:$missing" >&2
    exit 1
  elif [ "$(id -u)" = 0 ]; then
    as_root=
  elif command -v sudo >/dev/null; then
    as_root=sudo
  else
    echo "Wanted, and only root may install it:  apt-get install --no-install-recommends$missing" >&2
    exit 1
  fi
  echo "Installing:$missing"
  log=$(mktemp)
  $as_root apt-get -q update >"$log" 2>&1 &&
    $as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get -qy install --no-install-recommends $missing >>"$log" 2>&1 || {
    cat "$log" >&2
    exit 1
  }
  rm "$log"
}

need_wasm() {
  need em++=emscripten cmake=cmake ninja=ninja-build node=nodejs esbuild=esbuild
}
