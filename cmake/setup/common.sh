# Sourced by every set-up piece: where caches live, how messages look, and a private view of the Debian archive.
set -euo pipefail

setup_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project_dir=$(cd "$setup_dir/../.." && pwd)
cache_dir=${CONSILIUM_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/consilium}

say() { printf '%s\n' "consilium: $*" >&2; }
stop() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# A cache folder's name ends in the hash of the scripts that fill it: change the recipe and it is made anew.
recipe_hash() { cat "$@" | sha256sum | cut -c1-12; }

# True where the machine's own package sources point at a Debian archive.
on_debian() { have apt-get && have dpkg-deb && [ "$(. /etc/os-release && echo "${ID:-}")" = debian ]; }

# debian_suite SUITE KIND FOLDER: makes apt usable for another suite (KIND deb or deb-src) without touching the
# system's apt. The archive address and the keys are those of the machine's own sources, signatures stay checked.
# Afterwards `private_apt FOLDER apt-get ...` works on that suite.
debian_suite() {
  local suite=$1 kind=$2 folder=$3 own
  own=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  mkdir -p "$folder/lists/partial" "$folder/archives/partial"
  { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true; } |
    awk -v own="$own" -v suite="$suite" -v kind="$kind" '
      $1 == "deb" {
        i = 2; options = ""
        if ($i ~ /^\[/) { do { options = options $i " " } while ($(i++) !~ /\]$/) }
        if ($(i + 1) == own) { print kind, options $i, suite, "main"; exit }
      }' >"$folder/sources.list"
  if [ ! -s "$folder/sources.list" ]; then
    cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk -v RS= -v own="$own" -v suite="$suite" -v kind="$kind" '
      {
        uri = ""; key = ""; match_own = 0
        count = split($0, lines, "\n")
        for (i = 1; i <= count; i++) {
          split(lines[i], words, " ")
          if (words[1] == "URIs:") uri = words[2]
          if (words[1] == "Signed-By:") key = "[signed-by=" words[2] "] "
          if (words[1] == "Suites:" && (" " lines[i] " ") ~ (" " own " ")) match_own = 1
        }
        if (match_own && uri != "") { print kind, key uri, suite, "main"; exit }
      }' >"$folder/sources.list"
  fi
  [ -s "$folder/sources.list" ] || stop "no Debian archive found in the package sources of this machine; add the one of Debian $own."
  private_apt "$folder" apt-get update -qq ||
    stop "the Debian archive does not answer for the suite $suite; check the network and run the command again."
}

private_apt() {
  local folder=$1 tool=$2
  shift 2
  "$tool" -o Dir::Etc::sourcelist="$folder/sources.list" -o Dir::Etc::sourceparts=/dev/null \
    -o Dir::State::lists="$folder/lists" \
    -o Dir::Cache="$folder" -o Dir::Cache::archives="$folder/archives" -o APT::Sandbox::User="" \
    -o Acquire::Languages=none -o Acquire::Retries=3 "$@"
}

# publish BUILT FINAL: a cache folder appears whole or not at all, also when two set-ups run at once.
publish() {
  mkdir -p "$(dirname "$2")"
  mv -T "$1" "$2" 2>/dev/null || { [ -d "$2" ] && rm -rf "$1"; }
}
