# `server`: settings for a web server, on the standard output. What they do is tested by Tests/server.

settings() { run env BUILD_REPORT_ROOT="$project" "$program" server "$@"; }

expect_refused() {
    settings "${@:2}"
    expect_status 1
    expect_equal "" "$out" "stdout"
    expect_contains "$err" "fel[fel-serverplats]: $1"
}

# Seen: with the edition's address passed over in `ServerPlace`.
test_server_settings_follow_the_editions_address() {
    make_project
    settings nginx exempel --root /srv/www/resultat/
    expect_status 0
    expect_equal "" "$err" "stderr"
    expect_contains "$out" "location ^~ / {"
    expect_contains "$out" "    root /srv/www/resultat;"
    sed -i '1i adress: https://www.exempel.example/rapporter/exempel/' "$project/Content/exempel/rapport.yaml"
    settings nginx exempel
    expect_contains "$out" "location ^~ /rapporter/ {"
    expect_contains "$out" "    alias /srv/www/resultat/;"
    expect_contains "$out" 'location = "/rapporter/exempel/kapitel/nara-resor/" { return 301 "/rapporter/exempel/kapitel/region-som-hanger-ihop/"; }'
    settings apache exempel 2023 --path annat
    expect_contains "$out" 'Alias "/annat" "/srv/www/resultat"'
    expect_contains "$out" 'RedirectMatch 301 "^/annat/exempel/mal/1[.]9/$" "/annat/exempel/mal/1.2/"'
    [ ! -e "$project/output" ] || fail "nothing is to be written"
}

# Seen: with `isPlain` always true; with the check of the last part of the address taken away.
test_server_settings_that_cannot_be_written() {
    make_project
    # shellcheck disable=SC2016 # the variables are what a server would read
    for folder in 'srv/www' '/srv/"; evil' '/srv/$uri' '/srv/../etc' '/srv/www {' ''; do
        expect_refused "mappen ”$folder” kan inte stå" nginx exempel --root "$folder"
    done
    expect_refused "adressen ”a;b” kan inte stå" apache exempel --path 'a;b'
    sed -i '1i adress: https://www.exempel.example/rapporter/annat/' "$project/Content/exempel/rapport.yaml"
    expect_refused "adressen https://www.exempel.example/rapporter/annat/ slutar inte på årgångens namn, exempel/" nginx exempel
    # shellcheck disable=SC2016
    mv "$project/Content/exempel" "$project/Content/"'a";$x'
    # shellcheck disable=SC2016
    expect_refused 'årgångens namn, ”a";$x”, kan inte stå' nginx 'a";$x'
    settings nginx 1999
    expect_status 1
    expect_contains "$err" "fel[okänd-årgång]"
}

# Seen: with the organisation's name as it is written in ServerSettings.
test_server_settings_take_no_lines_from_content() {
    make_project
    sed -i 's/^organisation: .*/organisation: "Region\\n}\\nevil on;"/' "$project/Content/exempel/rapport.yaml"
    for server in nginx apache; do
        settings "$server" exempel
        expect_status 0
        expect_contains "$(head -n 1 <<<"$out")" "# Region } evil on;: inställningar för"
        expect_lacks "$out" $'\nevil'
        expect_lacks "$out" '&#39;'
    done
}
