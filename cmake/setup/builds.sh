# Sourced by ./dev: sets up tools and sources, configures and builds. Quiet unless there is something to say.

page=$project_dir/out/build/wasm/web
cli=$project_dir/out/build/native/shared/cli/consilium-cli

# setup PURPOSE...: system packages (see packages.sh), then Node.js and the npm packages; for the purpose models those
# that run models outside of a browser, too, which are many times larger.
setup() {
  "$setup_dir/packages.sh" "$@"
  local node
  node=$("$setup_dir/node.sh")
  export PATH="$node:$PATH"
  "$setup_dir/npm.sh"
  case " $* " in *" models "*) "$setup_dir/npm.sh" web/model_tools ;; esac
}

# configure PRESET: once, and again from scratch when the toolchain in the cache has moved.
configure() {
  local preset=$1 folder=out/build/$1 toolchain=""
  "$setup_dir/third_party.sh" >/dev/null
  case $preset in wasm*) toolchain=$("$setup_dir/emscripten.sh") ;; esac
  if [ -f "$folder/build.ninja" ] && grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$project_dir" "$folder/CMakeCache.txt"; then
    [ -z "$toolchain" ] && return
    grep -qxF "CONSILIUM_EMSCRIPTEN_ROOT:PATH=$toolchain" "$folder/CMakeCache.txt" && return
  fi
  rm -rf "$folder"
  cmake --preset "$preset" --log-level=WARNING -Wno-dev >/dev/null || stop "the build could not be configured; the lines above say why."
}

# build PRESET TARGET...
build() {
  local preset=$1
  shift
  configure "$preset"
  ninja --quiet -C "out/build/$preset" "$@" | { grep -v '^ninja: no work to do' || true; } >&2
}

build_native() {
  setup native
  build native "$@" || stop "the native build failed; the lines above say why."
}

# The page as it is served: both wasm programs, scripts, fonts and the shipped studies.
build_page() {
  setup build
  build wasm page || stop "the build of the page failed; the lines above say why."
}

# The case generator and the checks alone, for tests and benches in a browser.
build_case_bench() {
  build wasm case_bench || stop "the build of the cases for the browser failed; the lines above say why."
}
