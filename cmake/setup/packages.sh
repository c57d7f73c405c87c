#!/usr/bin/env bash
# Makes sure that the system's tools are there: packages.sh build|native|fuzz|browser|format...
# Installs what is missing where it may (root on a Debian-like system), else says what to install.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

missing=()
# need PACKAGE TEST...: the package is missing when the test fails.
need() {
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

either() { have "$1" || have "$2"; }
emcc_on_path() { have emcc; }
# Fonts are compiled in by #embed, which clang knows from version 19 on; an older clang may be the system's own. The
# names are tried in the order of cmake/native.toolchain.cmake.
embedding_clang() {
  local compiler
  compiler=$(command -v clang++-19 || command -v clang++-20 || command -v clang++-21 || command -v clang++)
  "$compiler" -fsyntax-only -x c++ - <<'SOURCE'
#ifndef __has_embed
#error "no #embed"
#endif
SOURCE
}
llvm19() { [ -x "/usr/lib/llvm-19/bin/$1" ]; }
# The runtime is of one compiler: another version of clang may have its own beside it.
fuzzer_runtime() {
  local compiler
  compiler=$(command -v clang++-19 || command -v clang++)
  "$compiler" -fsanitize=fuzzer,address,undefined -x c++ - -o /dev/null <<'SOURCE'
extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }
SOURCE
}
torch() { python3 -c 'import onnx, torch; assert int(torch.__version__.split(".")[0]) >= 2' 2>/dev/null; }
browser() { [ -n "${CONSILIUM_CHROMIUM:-}" ] || have chromium || have google-chrome || have chromium-browser; }

for purpose in "$@"; do
  need cmake have cmake
  need ninja-build have ninja
  need python3 have python3
  need xz-utils have xz
  need ca-certificates test -d /etc/ssl/certs
  case $purpose in
    build)
      have node || need npm have npm
      if ! emcc_on_path; then
        need clang-19 llvm19 clang
        need lld-19 llvm19 wasm-ld
        need llvm-19 llvm19 llvm-nm
      fi
      ;;
    native)
      have node || need npm have npm
      need clang-19 embedding_clang
      need lld-19 either ld.lld-19 ld.lld
      need libstdc++-12-dev compgen -G '/usr/include/c++/*/span'
      ;;
    models) ;;
    fuzz) need libclang-rt-19-dev fuzzer_runtime ;;
    browser) need chromium browser ;;
    train) torch || [ "$(id -u)" != 0 ] || need debootstrap have debootstrap ;;
    format) need clang-format-19 have clang-format-19 ;;
    lint) need clang-tidy-19 either clang-tidy-19 clang-tidy ;;
    *) stop "unknown purpose $purpose" ;;
  esac
done
[ ${#missing[@]} -gt 0 ] || exit 0
mapfile -t missing < <(printf '%s\n' "${missing[@]}" | sort -u)

if ! have apt-get; then
  stop "these tools are missing, by their Debian names: ${missing[*]}; install them with your package manager."
elif [ "$(id -u)" != 0 ]; then
  stop "these packages are missing: ${missing[*]}; install them with: sudo apt-get install --no-install-recommends ${missing[*]}"
fi
say "installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq >&2 || stop "the package lists could not be fetched; check the network and the package sources."
apt-get install -y -qq --no-install-recommends --no-remove "${missing[@]}" >&2 ||
  stop "the packages ${missing[*]} could not be installed; the lines above say why."
