#!/usr/bin/env bash
# Fetches the sources of the libraries that Consilium is compiled with and prints the folder they lie in.
# The native and the wasm build compile the very same files.
#
# On Debian they come from the archive: Dear ImGui from forky (the first suite that has 1.92), the others from trixie.
# Elsewhere the same versions come from the public repositories of the projects.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

target=$cache_dir/third-party-$(recipe_hash "$setup_dir/common.sh" "$setup_dir/third_party.sh")
if [ -d "$target" ]; then
  echo "$target"
  exit 0
fi

imgui_floor=1.92.2
imgui_tested_sha256=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48

mkdir -p "$cache_dir"
work=$(mktemp -d "$cache_dir/third-party.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src" "$work/out"

original_of() { find "$work/src" -name "$1_*.orig.tar.*" ! -name '*.asc' | head -n 1; }

# unpack SOURCE_PACKAGE FOLDER
unpack() {
  mkdir -p "$work/out/$2"
  tar -xf "$(original_of "$1")" -C "$work/out/$2" --strip-components=1
}

# unpack_headers BINARY_PACKAGE FOLDER: only /usr/include of the package.
unpack_headers() {
  dpkg-deb -x "$work/src/$1"_*.deb "$work/$1"
  mkdir -p "$work/out/$2"
  cp -r "$work/$1/usr/include/." "$work/out/$2/"
}

check_imgui() {
  local tarball version sha
  tarball=$(original_of imgui)
  version=$(basename "$tarball" | sed -E 's/^imgui_([0-9.]+).*/\1/')
  case $version in
    1.92.*) ;;
    *) stop "the Debian archive has Dear ImGui $version, but 1.92.2 or a later 1.92 is needed; this version of Consilium cannot use it yet." ;;
  esac
  [ "$(printf '%s\n%s\n' "$imgui_floor" "$version" | sort -V | head -n 1)" = "$imgui_floor" ] ||
    stop "the Debian archive has Dear ImGui $version, older than the $imgui_floor that is needed."
  sha=$(sha256sum "$tarball" | cut -d' ' -f1)
  [ "$sha" = "$imgui_tested_sha256" ] || say "note: Dear ImGui $version ($sha) is not the tested release; going on with it."
}

from_debian() {
  say "fetching the sources of Dear ImGui, zlib, zstd, nlohmann/json and doctest from the Debian archive"
  debian_suite trixie deb "$work/trixie"
  debian_suite trixie deb-src "$work/trixie-src"
  debian_suite forky deb-src "$work/forky"
  (
    cd "$work/src"
    private_apt "$work/trixie-src" apt-get source -qq --download-only --tar-only zlib libzstd
    private_apt "$work/forky" apt-get source -qq --download-only --tar-only imgui
    private_apt "$work/trixie" apt-get download -qq nlohmann-json3-dev doctest-dev
  ) >&2
  check_imgui
  unpack imgui imgui
  unpack zlib zlib
  unpack libzstd zstd
  unpack_headers nlohmann-json3-dev json
  unpack_headers doctest-dev doctest
}

# clone OWNER/NAME TAG FOLDER
clone() {
  git clone -q --depth 1 -c advice.detachedHead=false --branch "$2" "https://github.com/$1.git" "$work/out/$3" ||
    stop "the sources of $1 at $2 could not be fetched; check the network and run the command again."
  rm -rf "$work/out/$3/.git"
}

from_repositories() {
  have git || stop "git is missing; install it with your package manager."
  say "fetching the sources of Dear ImGui, zlib, zstd, nlohmann/json and doctest from their repositories"
  clone ocornut/imgui v1.92.2b imgui
  clone madler/zlib v1.3.1 zlib
  clone facebook/zstd v1.5.7 zstd
  clone nlohmann/json v3.11.3 json-source
  clone doctest/doctest v2.4.11 doctest-source
  mkdir -p "$work/out/json" "$work/out/doctest"
  cp -r "$work/out/json-source/single_include/nlohmann" "$work/out/json/"
  cp -r "$work/out/doctest-source/doctest" "$work/out/doctest/"
  rm -rf "$work/out/json-source" "$work/out/doctest-source"
}

if on_debian; then from_debian; else from_repositories; fi
publish "$work/out" "$target"
echo "$target"
