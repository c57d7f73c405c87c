#!/usr/bin/env bash
# Finds or sets up Emscripten and prints the folder that holds its tools (emcc, em++, cmake/).
#
# Preference: an emcc of at least 3.1.69 on PATH (Debian 13's, or emsdk), else Debian 13's package unpacked into the
# cache folder beside Debian's own LLVM 19. The system's packages, its libc above all, stay as they are.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

floor=3.1.69

newer_or_equal() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

use_emcc_on_path() {
  local version
  have emcc || return 1
  version=$(emcc -dumpversion 2>/dev/null | sed 's/-.*//') || return 1
  newer_or_equal "${version:-0}" "$floor" || {
    say "note: emcc $version on PATH is older than $floor and is not used."
    return 1
  }
  em-config EMSCRIPTEN_ROOT 2>/dev/null || dirname "$(readlink -f "$(command -v emcc)")"
}

if use_emcc_on_path; then exit 0; fi
on_debian ||
  stop "Emscripten $floor or newer is missing; install emsdk (https://emscripten.org/docs/getting_started/downloads.html), run its emsdk_env.sh, and try again."

target=$cache_dir/emscripten-$(recipe_hash "$setup_dir/common.sh" "$setup_dir/emscripten.sh")
if [ -d "$target" ]; then
  echo "$target/bin"
  exit 0
fi
[ -x /usr/lib/llvm-19/bin/clang ] && [ -x /usr/lib/llvm-19/bin/wasm-ld ] ||
  stop "LLVM 19 is missing; install the packages clang-19, lld-19 and llvm-19."
have node || stop "Node.js 20 or newer is missing; install it from your system's packages or nodejs.org."

mkdir -p "$cache_dir"
work=$(mktemp -d "$cache_dir/emscripten.XXXXXX")
trap 'rm -rf "$work"' EXIT

say "fetching Emscripten from the Debian archive (250 MB, unpacked 1.7 GB, once)"
debian_suite trixie deb "$work/apt"
mkdir -p "$work/packages" "$work/out/root" "$work/out/bin" "$work/out/binaryen/bin"
(
  cd "$work/packages"
  private_apt "$work/apt" apt-get download -qq emscripten binaryen libc6 libstdc++6 libgcc-s1 node-acorn
) >&2
for package in "$work"/packages/*.deb; do dpkg-deb -x "$package" "$work/out/root"; done
rm -rf "$work/packages"

# Debian 13's Binaryen needs a newer libc than Debian 12's, so each tool starts through the loader it came with.
loader=$(cd "$work/out/root" && find usr -name 'ld-linux-*.so.*' | sort | head -n 1)
libraries=$(cd "$work/out/root" && dirname "$(find usr -name 'libstdc++.so.6' | head -n 1)")
for tool in "$work"/out/root/usr/bin/wasm*; do
  name=$(basename "$tool")
  cat >"$work/out/binaryen/bin/$name" <<WRAPPER
#!/bin/sh
exec "$target/root/$loader" --library-path "$target/root/$libraries" "$target/root/usr/bin/$name" "\$@"
WRAPPER
  chmod +x "$work/out/binaryen/bin/$name"
done

# The optimiser of the JavaScript glue looks for acorn in its own node_modules.
mkdir -p "$work/out/root/usr/share/emscripten/node_modules"
ln -sfn "$target/root/usr/share/nodejs/acorn" "$work/out/root/usr/share/emscripten/node_modules/acorn"

cat >"$work/out/config" <<CONFIG
LLVM_ROOT = '/usr/lib/llvm-19/bin'
BINARYEN_ROOT = '$target/binaryen'
NODE_JS = '$(command -v node)'
CACHE = '$target/root/usr/share/emscripten/cache'
CONFIG

# The interpreter itself, not a version manager's shim, which would cost more than a small compilation.
python=$(python3 -c 'import sys; print(sys.executable)')

# Wrappers carry the configuration, so that nobody has to set environment variables. The cache of system libraries
# comes filled with the package and is frozen: nothing is compiled behind the user's back.
for tool in emcc em++ emar emranlib emnm em-config; do
  cat >"$work/out/bin/$tool" <<WRAPPER
#!/bin/sh
EM_CONFIG='$target/config' EM_FROZEN_CACHE=1 exec '$python' '$target/root/usr/share/emscripten/${tool}.py' "\$@"
WRAPPER
  chmod +x "$work/out/bin/$tool"
done
ln -s "$target/root/usr/share/emscripten/cmake" "$work/out/bin/cmake"

publish "$work/out" "$target"
echo "$target/bin"
