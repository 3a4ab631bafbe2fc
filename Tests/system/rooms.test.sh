# The rooms of the house: what each may use stands in Package.swift.

# SwiftPM's own check of imports sees a target only when nothing on the way declares it either; what a declared room
# itself uses would slip in by the back door.
# Seen: with MarkdownHTML imported in ReportOutput, which has it only by way of SiteFiles.
test_rooms_import_only_what_they_declare() {
    swift package --package-path "$root" dump-package >package.json
    jq -r '.targets[] | .name as $target | .dependencies[] | "\($target) \((.byName // .product // .target)[0])"' \
        package.json | LC_ALL=C sort -u >declared
    # Modules of the toolchain and the system are everyone's.
    { jq -r '.targets[].name' package.json && cut -d ' ' -f 2 declared; } | LC_ALL=C sort -u >guarded
    jq -r '.targets[] | select(.type != "system") | "\(.name) \(if .type == "test" then "Tests" else "Sources" end)/\(.name)"' \
        package.json >folders
    while read -r target folder; do
        grep -rhoE --include='*.swift' '^\s*(@\w+ |public |package |internal )*import ((struct|class|enum|protocol|func|var|typealias) )?\w+' \
            "$root/$folder" | sed -E "s/.* (\w+)$/\1/" | grep -xFf guarded | sed "s/^/$target /" || :
    done <folders | LC_ALL=C sort -u >imported
    [ -s imported ] || fail "no import was found"
    expect_equal "" "$(LC_ALL=C comm -23 imported declared)" "rooms and what they import without declaring it"
}
