# What the documents say of the project is true.

# Each test that a promise in SECURITY.md rests on exists.
# Seen: with the name of a test misspelt, and with a promise that named none.
test_promises_name_tests_that_exist() {
    local promises tokens token missing='' count=0
    promises=$(sed -n '/^## Promises/,/^## What is not/p' "$root/SECURITY.md" | grep '^| [A-Z]')
    while IFS= read -r line; do
        tokens=$(awk -F '|' '{ print $3 }' <<<"$line" | tr -d '`')
        [ -n "${tokens// /}" ] || missing+="no test: $line"$'\n'
        for token in $tokens; do
            count=$((count + 1))
            exists "$token" || missing+="$token"$'\n'
        done
    done <<<"$promises"
    expect_equal "" "$missing" "the tests that do not exist"
    [ "$count" -gt 30 ] || fail "only $count tests were looked for"
}

# A file, a Swift test `Suite.test`, or a function of a script.
exists() {
    case $1 in
    */*) [ -e "$root/$1" ] ;;
    *.*) grep -rl --include='*.swift' "struct ${1%.*} " "$root/Tests" | xargs -r grep -q "func ${1#*.}(" ;;
    *) grep -rqE --include='*.sh' --include='*.py' "(^|def )$1\(" "$root/Tests" ;;
    esac
}

# Everything that is pinned or installed stands in DEPENDENCIES.md with its version, and nothing else is pinned there.
# Seen: with another version of Yams, with a package of Debian's that was not listed, and with one that nobody pins.
test_dependencies_are_listed() {
    local listed pinned
    listed=$(sed -n 's/^| \([^|]*\) | \([^|]*\) |.*/\1=\2/p' "$root/DEPENDENCIES.md")
    pinned=$({
        sed -n 's|.*package(url: ".*/\([^/"]*\)", exact: "\(.*\)").*|\1=\2|p' "$root/Package.swift"
        cat "$root"/Sources/*/requirements.txt "$root"/Tests/*/requirements.txt | sed -n 's/^\([A-Za-z][A-Za-z0-9-]*\)==/\1=/p'
    } | LC_ALL=C sort -u)
    [ "$(wc -l <<<"$pinned")" -gt 20 ] || fail "too few pins were found: $pinned"
    expect_equal "" "$(LC_ALL=C comm -23 <(echo "$pinned") <(LC_ALL=C sort -u <<<"$listed"))" "pinned, but not listed so"
    expect_equal "" "$(LC_ALL=C comm -13 <(echo "$pinned") <(grep -E '=[0-9]+(\.[0-9]+)+$' <<<"$listed" | grep -E '^[A-Za-z]*[A-Z]|^swift-|-bin=|^(typst|playwright|hugo)=' | LC_ALL=C sort -u))" \
        "listed, but not pinned so"

    local names missing=''
    names=$(cut -d= -f1 <<<"$listed" | tr ',' '\n' | tr -d ' ' ; sed -n '/^## Fonts/,/^## In/s/^| \([^|]*\) |.*/\1/p' "$root/DEPENDENCIES.md")
    while IFS= read -r name; do
        grep -qxF "$name" <<<"$names" || missing+="$name "
    done < <(cat "$root/Sources/launcher.sh" "$root/Tests/run" "$root"/Tests/*/run "$root/Tests/browser/environment.sh" |
        grep -oE "^([a-z_]+=['\"])?[a-z0-9][a-z0-9.+-]+\|[^|]+$|'[a-z0-9.+-]+\|[^|']+'" | sed "s/|.*//; s/.*['\"]//" | sort -u)
    expect_equal "" "$missing" "Debian's packages that are installed, but not listed"
}

# Seen: with a package that a package needs.
test_dependencies_have_no_further_ones() {
    local resolved=$root/Package.resolved
    [ -e "$resolved" ] || return 0
    expect_equal \
        "$(sed -nE 's|.*\.package\(url: ".*/([A-Za-z-]+)", exact: "([0-9.]+)"\).*|\1 \2|p' "$root/Package.swift" | tr '[:upper:]' '[:lower:]' | LC_ALL=C sort)" \
        "$(jq -r '.pins[] | "\(.identity) \(.state.version)"' "$resolved" | LC_ALL=C sort)" "what Swift resolves and what is declared"
}
