#!/usr/bin/env bash
# Makes a folder with a Debian 13 system that has PyTorch and ONNX, and prints it. Only ./dev train needs it: the
# PyTorch of Debian 12 lacks fused attention and is half as fast. Needs root, for debootstrap and chroot.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

packages=python3-torch,python3-onnx,python3-numpy,libopenblas0-pthread
target=$cache_dir/python-root-$(recipe_hash "$setup_dir/python_root.sh")
if [ ! -d "$target" ]; then
  [ "$(id -u)" = 0 ] && have debootstrap ||
    stop "training needs Debian's debootstrap and root, or a python3 with torch 2.3 or later and onnx on the path."
  say "fetching Debian 13 with PyTorch (about 2 GB on disk)"
  built=$target.$$
  trap 'rm -rf "$built"' EXIT
  mkdir -p "$cache_dir"
  debootstrap --variant=minbase --include="$packages" trixie "$built" >&2 ||
    stop "Debian 13 could not be fetched; the lines above say why."
  publish "$built" "$target"
fi
echo "$target"
