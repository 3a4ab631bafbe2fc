# The same content gives the same bytes, wherever and whenever it is built.

# Copies a folder's files in the order that sort gives, so that a folder lists them in another order.
copy_sorted() {
    local from=$1 to=$2
    shift 2
    (cd "$from" && find . -type f | LC_ALL=C sort "$@") | while IFS= read -r file; do
        mkdir -p "$to/$(dirname "$file")"
        cp "$from/$file" "$to/$file"
    done
}

# Seen: with the clock, and with the project's path, in the manifest.
test_same_bytes_everywhere() {
    one=$PWD/en
    two="$PWD/en annan mapp, långt härifrån"
    for folder in Content Templates; do
        copy_sorted "$root/$folder" "$one/$folder"
        copy_sorted "$root/$folder" "$two/$folder" --reverse
    done
    find "$two" -exec touch -d '2001-02-03 04:05' {} +
    for edition in 2023 exempel; do
        run env -i TZ=Pacific/Kiritimati LANG=sv_SE.UTF-8 LC_ALL=sv_SE.UTF-8 PATH="$PATH" BUILD_REPORT_ROOT="$one" \
            "$program" "$edition"
        expect_status 0
        run bash -c 'umask 077 && cd / && exec "$@"' bash env -i TZ=America/St_Johns LANG=C LC_ALL=tr_TR.UTF-8 HOME=/nonexistent \
            SOURCE_DATE_EPOCH=1 SWIFT_DETERMINISTIC_HASHING=1 BUILD_REPORT_ROOT="$two" "$program" "$edition"
        expect_status 0
    done
    expect_same_tree "$one/output" "$two/output"
    ! grep -rlF "$PWD" "$one/output" || fail "a path of this machine is in the report"
}

# Seen: with a file written beside the content.
test_nothing_changes_outside_output() {
    make_project
    report exempel
    report 2023
    cp -R "$project" before
    picture_of "$project" | grep -v ' \./output\|^\./output' >pictured
    report exempel
    expect_status 0
    report 2023
    expect_status 0
    expect_equal "$(<pictured)" "$(picture_of "$project" | grep -v ' \./output\|^\./output')" "the project without output/"
    expect_same_tree before "$project"
}
