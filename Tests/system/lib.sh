# What the system tests share. A test is a function `test_…` in a file `*.test.sh`; `Tests/run` calls each in a shell
# of its own, with `set -e`, in an empty folder of its own (`$PWD`), and with
#   $root     the project
#   $program  the release binary, in a place that every user can reach
# A test fails when it stops before its end. How each was seen to fail stands above it, after "Seen:".
set -euo pipefail
# The messages are in UTF-8, and so is what is compared with them, whatever the machine speaks.
export LC_ALL=C.UTF-8
unset BUILD_REPORT_ROOT

fail() {
    printf 'failed: %s\n' "$1"
    if [ -n "${status-}" ]; then printf 'exit code %s\n--- stdout\n%s\n--- stderr\n%s\n' "$status" "${out-}" "${err-}"; fi
    exit 1
}

# Runs a command; its exit code is then in $status, what it wrote in $out and $err.
run() {
    local folder
    folder=$(mktemp -d)
    status=0
    "$@" >"$folder/out" 2>"$folder/err" </dev/null || status=$?
    out=$(cat "$folder/out") err=$(cat "$folder/err")
    rm -r "$folder"
}

expect_status() { [ "$status" = "$1" ] || fail "exit code is to be $1"; }
expect_equal() { [ "$1" = "$2" ] || fail "is to be equal: $3
--- expected
$1
--- is
$2"; }
expect_contains() { [[ $1 == *"$2"* ]] || fail "is to contain: $2
--- is
$1"; }
expect_lacks() { [[ $1 != *"$2"* ]] || fail "is not to contain: $2"; }
expect_same_tree() { diff -r "$1" "$2" || fail "$1 and $2 are to be the same"; }
last_line() { tail -n 1 <<<"$1"; }

# A project with the real content and templates, in $project (a copy: a test may do what it likes with it).
make_project() {
    project=$PWD/${1-projekt}
    mkdir -p "$project"
    cp -R "$root/Content" "$root/Templates" "$project/"
}

# The editions of $project, as messages list them.
editions() {
    for folder in "$project"/Content/*/; do
        if [ -e "$folder/rapport.yaml" ] || [ -e "$folder/text.md" ]; then basename "$folder"; fi
    done | LC_ALL=C sort | paste -sd, - | sed 's/,/, /g'
}

# Runs the program on $project. A build is one without the search index, which Tests/search tests.
report() {
    case ${1-} in
        "" | -* | check | preview | status | draft | changes | new | schema | handbook | help | publish | rollback | releases | verify) ;;
        *) set -- "$@" --no-search ;;
    esac
    run env BUILD_REPORT_ROOT="$project" "$program" "$@"
}

# So that there is something to build again, on every page.
change_title() { sed -i 's/^titel:.*/& igen/' "$project/Content/exempel/rapport.yaml"; }

# What is in a folder: every entry with its kind, rights, size, time and bytes.
picture_of() {
    (cd "$1" && find . -printf '%p %y %m %s %T@ %l\n' | LC_ALL=C sort && find . -type f -exec sha256sum {} + | LC_ALL=C sort)
}

# A folder is a whole report: every file of its manifest with its size and digest, and no other.
expect_whole() {
    jq -r '.files[] | "\(.sha256)  \(.path)"' "$1/manifest.json" >manifest.sums || fail "$1 has no manifest"
    (cd "$1" && sha256sum --check --quiet --strict -) <manifest.sums || fail "$1 is not what its manifest says"
    expect_equal "$({ jq -r '.files[].path' "$1/manifest.json" && echo manifest.json; } | LC_ALL=C sort)" \
        "$(cd "$1" && find . -type f -printf '%P\n' | LC_ALL=C sort)" "the files of the manifest and of the folder"
    expect_equal "$(jq '[.files[].size] | add' "$1/manifest.json")" \
        "$(cd "$1" && find . -type f ! -path ./manifest.json -printf '%s\n' | awk '{ sum += $1 } END { print sum }')" "the sizes"
}

# No remains beside the reports of a project.
expect_clean() {
    expect_equal "" "$(find "$project/output" -mindepth 1 -maxdepth 1 -name '.*' ! -name '.*.lock' ! -name '.*.senast')" "remains in output/"
}

# Runs a command as someone who may not do everything: root can write anywhere.
as_ordinary_user() {
    if [ "$(id -u)" != 0 ]; then "$@"; else
        setpriv --reuid=nobody --regid=nogroup --clear-groups --inh-caps=-all env HOME=/nonexistent "$@"
    fi
}

# Gives a tree to the user above.
give_away() { if [ "$(id -u)" = 0 ]; then chown -R nobody:nogroup "$@"; fi; }

# Runs a function of the test where it may mount file systems, which vanish with it.
with_mounts() {
    local share=(unshare --mount)
    if [ "$(id -u)" != 0 ]; then share=(unshare --mount --map-root-user); fi
    export root program
    "${share[@]}" bash -c '. "$1" && . "$2" && shift 2 && "$@"' bash "$root/Tests/system/lib.sh" "$test_file" "$@"
}
