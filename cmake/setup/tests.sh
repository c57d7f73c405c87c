# Sourced by ./dev: the parts of `./dev test`, each adding to the totals, and the checks of style.

passed=0
failed=0
skipped=0
count() {
  passed=$((passed + $1))
  failed=$((failed + $2))
  skipped=$((skipped + $3))
}

# failure WORDS: something that could not even run is one failed test.
failure() {
  say "FAILED: $*"
  count 0 1 0
}

# run_program FILE: a doctest program; its last line is "totals: N passed, N failed, N skipped".
run_program() {
  local log numbers status=0
  log=out/logs/$(basename "$1").txt
  mkdir -p out/logs
  "$1" >"$log" 2>&1 || status=$?
  numbers=$(sed -nE 's/^totals: ([0-9]+) passed, ([0-9]+) failed, ([0-9]+) skipped$/\1 \2 \3/p' "$log" | tail -n 1)
  if [ -z "$numbers" ]; then
    cat "$log"
    failure "$(basename "$1") ended without a result (status $status)"
    return
  fi
  # shellcheck disable=SC2086
  set -- "$1" $numbers
  count "$2" "$3" "$4"
  printf '%-24s %4d passed, %d failed, %d skipped\n' "$(basename "$1")" "$2" "$3" "$4"
  if [ "$3" != 0 ]; then
    cat "$log"
  elif [ "$4" != 0 ]; then
    sed -nE 's/.*MESSAGE: (skipped: .*)/  \1/p' "$log" | sort -u
  fi
  [ "$3" != 0 ] || [ "$status" = 0 ] || failure "$(basename "$1") ended with status $status"
}

test_unit() {
  setup native
  build native unit_tests consilium-cli || { failure "the unit tests do not build"; return; }
  for program in out/build/native/tests/unit/unit_*; do
    if [ -x "$program" ] && [ -f "$program" ]; then run_program "$program"; fi
  done
}

test_ui() {
  setup native
  build native ui_tests || { failure "the headless tests of the interface do not build"; return; }
  run_program out/build/native/tests/ui/ui_tests
}

test_e2e() {
  local report=out/e2e/report.json numbers
  build_page
  build_case_bench
  build_native consilium-cli case-tool
  setup browser
  mkdir -p out/e2e
  rm -f "$report"
  CONSILIUM_PAGE=$page CONSILIUM_CLI=$cli CONSILIUM_E2E_REPORT=$PWD/$report \
    node web/node_modules/@playwright/test/cli.js test --config tests/e2e/playwright.config.mjs "$@" || true
  numbers=$(node -e '
    const { stats, errors } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    console.log(stats.expected + stats.flaky, stats.unexpected + (errors ?? []).length, stats.skipped);
  ' "$report" 2>/dev/null) || { failure "the browser tests ended without a result"; return; }
  # shellcheck disable=SC2086
  count $numbers
}

# The shipped model and the lab's graphs, run by ONNX Runtime in Node.js and in the browser.
test_model() {
  local log=out/logs/model.txt numbers
  if [ ! -f assets/models/ward/onnx/model.onnx ]; then
    say "skipped: no weights of Ward are shipped yet"
    count 0 0 1
    return
  fi
  setup models browser
  build_native graph-tool
  mkdir -p out/logs
  node --test --test-reporter=tap tests/model/*.test.mjs >"$log" 2>&1 || true
  numbers=$(sed -nE 's/^# (pass|fail|skipped) ([0-9]+)$/\2/p' "$log" | tr '\n' ' ')
  # shellcheck disable=SC2086
  set -- $numbers
  [ $# = 3 ] || { cat "$log"; failure "the tests of the shipped model ended without a result"; return; }
  [ "$2" = 0 ] || cat "$log"
  printf '%-24s %4d passed, %d failed, %d skipped\n' model "$@"
  count "$@"
}

# One target: started from our own fixtures and seeds, a finding is kept in out/fuzz/NAME/.
fuzz_one() {
  local program=$1 seconds=$2 name folder seeds=()
  name=$(basename "$program" | sed 's/^fuzz_//')
  folder=out/fuzz/$name
  mkdir -p "$folder/corpus"
  for seed in "tests/fuzz/corpus/$name" tests/fixtures; do
    if [ -d "$seed" ]; then seeds+=("$seed"); fi
  done
  "$program" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -artifact_prefix="$folder/" \
    "$folder/corpus" "${seeds[@]}" >"$folder/log.txt" 2>&1
}

test_fuzz() {
  local seconds=30 programs=() running=() program
  if [ "${1:-}" = --seconds ]; then seconds=${2:?--seconds needs a number}; fi
  [[ $seconds =~ ^[1-9][0-9]*$ ]] || stop "--seconds needs a whole number of at least 1."
  setup native fuzz
  build fuzz fuzz_tests || { failure "the fuzz targets do not build"; return; }
  for program in out/build/fuzz/tests/fuzz/fuzz_*; do
    if [ -x "$program" ] && [ -f "$program" ]; then programs+=("$program"); fi
  done
  echo "fuzzing ${#programs[@]} targets, $seconds s each, two at a time"
  local index
  for ((index = 0; index < ${#programs[@]}; index += 2)); do
    running=()
    for program in "${programs[@]:index:2}"; do
      fuzz_one "$program" "$seconds" &
      running+=("$!:$program")
    done
    for program in "${running[@]}"; do
      if wait "${program%%:*}"; then
        count 1 0 0
        printf '%-24s %s\n' "$(basename "${program#*:}")" "$(tail -n 1 "out/fuzz/$(basename "${program#*fuzz_}")/log.txt")"
      else
        tail -n 40 "out/fuzz/$(basename "$program" | sed 's/^fuzz_//')/log.txt"
        failure "$(basename "${program#*:}") found something; the input lies in out/fuzz/"
      fi
    done
  done
}

# check NAME COMMAND...
check() {
  local name=$1
  shift
  if "$@"; then
    count 1 0 0
    printf '%-24s ok\n' "$name"
  else
    failure "$name"
  fi
}

test_static() {
  setup native format
  check "layers" node web/tools/check_layers.mjs
  if [ -f web/src/main.ts ]; then check "types" node web/node_modules/typescript/bin/tsc -p web; fi
  check "format" format_sources --check
}

# test_part PART ARGUMENT...: one part, with what it builds; tells how long that took.
test_part() {
  local part=$1 begun=$SECONDS
  shift
  "test_$part" "$@"
  echo "$part: $(((SECONDS - begun) / 60)) min $(((SECONDS - begun) % 60)) s"
}

run_tests() {
  local part=${1:-all}
  [ $# = 0 ] || shift
  case $part in
    unit | ui | model | e2e | fuzz | static) test_part "$part" "$@" ;;
    all) for part in static unit ui model e2e fuzz; do test_part "$part"; done ;;
    *) stop "test knows unit, ui, model, e2e, fuzz and static." ;;
  esac
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" = 0 ]
}

our_cpp() { git ls-files --cached --others --exclude-standard -- '*.cpp' '*.h'; }
our_web() { git ls-files --cached --others --exclude-standard -- '*.ts' '*.mjs' '*.css' '*.html' '*.json' ':!*package-lock.json' ':!assets/' ':!tests/fixtures/' ':!tests/fuzz/corpus/'; }

format_sources() {
  setup format
  local clang_format prettier="node web/node_modules/prettier/bin/prettier.cjs --config .prettierrc.json" status=0
  clang_format=$(command -v clang-format-19)
  if [ "${1:-}" = --check ]; then
    our_cpp | xargs -r "$clang_format" --dry-run -Werror || status=1
    our_web | xargs -r $prettier --log-level warn --check || status=1
    return $status
  fi
  our_cpp | xargs -r "$clang_format" -i
  our_web | xargs -r $prettier --log-level warn --write
}

lint() {
  setup native lint format
  configure native
  build native || stop "the native build failed; the lines above say why."
  test_static
  our_cpp | grep -E '^(shared|wasm/(ui|views))/.*\.cpp$' |
    xargs -r -n 4 -P 2 "$(command -v clang-tidy-19 || command -v clang-tidy)" -p out/build/native --quiet || failure "clang-tidy"
  [ "$failed" = 0 ]
}
