# The output folder is a contract: CONTRACT.md says what may lie where, and what always does.

# The addresses of the table whose last cell begins with WHEN (all without one), as patterns of whole paths.
contract_addresses() {
    sed -n '/^| address /,/^$/p' "$root/CONTRACT.md" | sed '1,2d' | awk -F'|' -v when="${1-}" 'when == "" || $4 ~ "^ " when { print $2 }' |
        grep -o '`[^`]*`' | tr -d '`' | sed -E 's/[.]/[.]/g; s/<nummer>/[0-9.]+/g; s/<[a-z]+>/[^\/]+/g'
}

# Seen: with the address of the chapters changed in CONTRACT.md.
test_output_is_what_the_contract_says() {
    make_project
    contract_addresses >patterns
    sed 's/^/^/; s/$/$/' patterns >whole
    # Pagefind's index has folders of its own.
    echo '^assets/sok/.+$' >>whole
    for edition in 2023 exempel; do
        report "$edition"
        expect_status 0
        jq -r '.files[].path' "$project/output/$edition/manifest.json" >paths
        sed -n '/^omdirigeringar/,/^[^ -]/{s/.*från: *\([^,} ]*\).*/\1/p}' "$project/Content/$edition/rapport.yaml" >moved
        expect_equal "" "$(grep -vEf whole paths | grep -vFf moved || :)" "files of $edition that CONTRACT.md does not name"
        while IFS= read -r pattern; do
            # The manifest does not list itself, the search's page of this build is there without its index.
            case $pattern in manifest*) continue ;; esac
            grep -qE "^$pattern$" paths || fail "$edition has no file like $pattern, which CONTRACT.md says is always there"
        done < <(contract_addresses always)
        expect_whole "$project/output/$edition"
    done
}

# Seen: with the path of a file that had moved.
test_contributing_names_files_that_exist() {
    grep '^|' "$root/CONTRIBUTING.md" | grep -o '`[^`]*/[^`]*`' | tr -d '`' | awk '{ print $1 }' | sort -u >named
    [ "$(wc -l <named)" -gt 15 ] || fail "CONTRIBUTING.md names too few files to be the list that it is"
    while IFS= read -r path; do
        [ -e "$root/$path" ] || fail "CONTRIBUTING.md names $path, which does not exist"
    done <named
}
