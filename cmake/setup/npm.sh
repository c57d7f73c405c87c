#!/usr/bin/env bash
# npm.sh [FOLDER]: installs the npm packages of web/, or of another folder with a lock file, when that file has changed
# since the last time.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

part=${1:-web}
folder=$project_dir/$part
stamp=$folder/node_modules/.consilium-lock
lock_hash=$(sha256sum "$folder/package-lock.json" | cut -d' ' -f1)
fresh() { [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$lock_hash" ]; }
fresh && exit 0

have npm || stop "Node.js 20 with npm is missing; install it from your system's packages or nodejs.org."
# Two builds may ask at once: the second one waits and then finds the work done.
if have flock; then
  exec 9>"$folder/.npm-setup.lock"
  flock 9
  fresh && exit 0
fi
say "installing the npm packages of $part/"
# No package needs its install script: esbuild and TypeScript bring their binaries as optional packages, and browsers
# come from the system.
(cd "$folder" && npm ci --ignore-scripts --loglevel=error >&2) ||
  stop "npm could not install the packages of $part/; check that its registry can be reached."
echo "$lock_hash" >"$stamp"
