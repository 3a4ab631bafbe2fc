# The schemas by which an editor's program completes and explains keys; Tests/schema/validate.py reads as such a program.

# The content that is there, and what `new` makes of it, breaks no rule.
# Seen: with the pattern of dates made `^[0-9]{4}$` in SchemaFile.
test_schemas_accept_the_content() {
    make_project
    run /usr/bin/python3 "$root/Tests/schema/validate.py" "$project/Content"
    expect_status 0
    expect_contains "$out" " 0 problems"
    before=${out%% *}
    report new 2024 --from exempel
    expect_status 0
    run /usr/bin/python3 "$root/Tests/schema/validate.py" "$project/Content"
    expect_status 0
    [ "${out%% *}" -gt "$((before + 10))" ] || fail "the new edition was not read"
    expect_equal "$(find "$project/Content/exempel" -name '*.yaml' ! -name bilder.yaml | wc -l)" \
        "$(grep -rl '^# yaml-language-server: \$schema=' "$project/Content/2024" | wc -l)" "new files that name their schema"
}

# Seen: with `additionalProperties` left out in SchemaFile.
test_schemas_find_what_is_wrong() {
    run /usr/bin/python3 "$root/Tests/schema/validate.py" "$root/Content" --planted
    expect_status 0
}

# Seen: with `reservedNames` left empty in Project.
test_handbook_and_schemas_are_no_editions() {
    make_project
    for name in handbok Handbok; do
        report build "$name"
        expect_status 1
        expect_contains "$err" "fel[okänd-årgång]: årgången ”$name” finns inte i Content/"
        expect_contains "$err" "de som finns är: $(editions)"
    done
    report build schema
    expect_status 1
    expect_contains "$err" "fel[okänd-årgång]"
}

# Seen: with one schema changed by hand.
test_schema_command_writes_what_is_committed() {
    make_project
    cp -R "$project/Content" before
    rm -r "$project/Content/schema" "$project/Content/handbok/nycklar.md"
    report schema
    expect_status 0
    expect_same_tree before "$project/Content"
}
