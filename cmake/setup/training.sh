# Sourced by ./dev: making Ward, its study and its figures. Not part of build, run or test.

ward=assets/models/ward
training=out/train
case_tool=out/build/native/shared/cli/case-tool
# How much text of each kind, from which seed; README.md of the model says what came of it.
first_conversations=160000 first_seed=1
base_conversations=80000 base_seed=5
first_dial_conversations=65000 first_dial_seed=2
dial_conversations=65000 dial_seed=6
validation_conversations=1000 base_validation_seed=3 dial_validation_seed=4

# ward_python SCRIPT ARGUMENT...: a script of the training folder, by a python3 with PyTorch. Memory is kept by the
# process: giving large arrays back to the system after each step costs a quarter of the time.
ward_python() {
  local run=(env MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 PYTHONDONTWRITEBYTECODE=1) root
  if python3 -c 'import onnx, torch; assert int(torch.__version__.split(".")[0]) >= 2' 2>/dev/null; then
    "${run[@]}" python3 "$@"
    return
  fi
  root=$(cmake/setup/python_root.sh)
  mkdir -p "$root$PWD"
  # The mounts are seen by this command alone and go with it.
  unshare --mount bash -c '
    root=$1; shift
    for folder in /proc /sys /dev "$PWD"; do mount --bind "$folder" "$root$folder"; done
    exec chroot "$root" env --chdir="$PWD" "$@"' ward_python "$root" "${run[@]}" python3 "$@"
}

# corpus NAME STAGE SPLIT COUNT SEED
corpus() { "$case_tool" corpus --for "$2" --split "$3" --count "$4" --seed "$5" >"$training/$1.jsonl"; }

# pass STAGE NAME ARGUMENT...: one pass over NAME's text.
pass() {
  local stage=$1 name=$2
  shift 2
  ward_python -u "$ward/training/train.py" "$stage" --name "$name" --out "$training" \
    --text "$training/${name}_train.jsonl" --validation "$training/${stage}_validation.jsonl" "$@"
}

# train [STAGE]: text, tokenizer, first, base, first_dials, dials, export; or some of them. Base and dials are trained in
# two passes, the second over text of its own: the base at half the rates, the dials on more of what the first leaves weak.
train() {
  local stage stages=(text tokenizer first base first_dials dials export)
  if [ $# != 0 ]; then
    for stage in "$@"; do
      [[ " ${stages[*]} " == *" $stage "* ]] ||
        stop "train knows the stages text, tokenizer, first, base, first_dials, dials and export."
    done
    stages=("$@")
  fi
  build_native case-tool
  setup train
  mkdir -p "$training"
  for stage in "${stages[@]}"; do
    case $stage in
      text)
        corpus first_train base train "$first_conversations" "$first_seed"
        corpus base_train base train "$base_conversations" "$base_seed"
        corpus first_dials_train dials train "$first_dial_conversations" "$first_dial_seed"
        corpus dials_train weak_dials train "$dial_conversations" "$dial_seed"
        corpus base_validation base validation "$validation_conversations" "$base_validation_seed"
        corpus dials_validation dials validation "$validation_conversations" "$dial_validation_seed"
        ;;
      tokenizer)
        ward_python "$ward/training/make_tokenizer.py" --medicines assets/cases/medicines.json --out "$training" \
          "$training"/{first,first_dials}_train.jsonl
        ;;
      first) pass base first ;;
      base) pass base base --begin first --rate 0.5 ;;
      first_dials) pass dials first_dials --begin base ;;
      dials) pass dials dials --begin base first_dials ;;
      export)
        ward_python "$ward/training/export.py" --from "$training" --out "$ward"
        "$case_tool" questions >"$training/questions.json"
        ward_python "$ward/training/reference.py" --from "$training" --questions "$training/questions.json" \
          --out tests/fixtures/ward/pytorch.json
        cp "$training"/loss_{first,base,first_dials,dials}.csv "$ward/training/"
        ;;
    esac
  done
}

# study ward: asks Ward the questions of its study and judges its replies.
study() {
  [ "${1:-}" = ward ] && [ $# = 1 ] || stop "there is one study to make: ward."
  local folder=out/study
  build_native case-tool
  setup models
  mkdir -p "$folder"
  "$case_tool" questions >"$folder/questions.json"
  node web/model_tools/study.mjs "$ward" "$folder/questions.json" "$folder/replies.jsonl"
  "$case_tool" figures --replies "$folder/replies.jsonl" >"$folder/figures.csv"
  "$case_tool" study --replies "$folder/replies.jsonl" --head assets/studies/ward.json \
    --criteria assets/criteria/ward.json --out assets/studies/ward.consilium
  cp "$folder/figures.csv" "$ward/figures.csv"
  say "wrote assets/studies/ward.consilium and $ward/figures.csv"
}
