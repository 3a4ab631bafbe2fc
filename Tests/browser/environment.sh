# What every test needs that opens a browser: Chromium, and Playwright in an environment of its own under .build.
# Sourced with `root`; leaves the environment's Python in `browser_python`. A missing browser ends the run.

# shellcheck source=Sources/launcher.sh
. "$root/Sources/launcher.sh"

# prepare_browser [PACKAGE|REASON…]: with the packages that these tests need beside.
prepare_browser() {
    local requirements=$root/Tests/browser/requirements.txt venv=$root/.build/browser-tests missing=
    need() { missing+="${missing:+$'\n'}$1"; }
    [ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null 2>&1 || need 'chromium|öppnar sidorna som en läsare gör'
    /usr/bin/python3 -c 'import venv, ensurepip' 2>/dev/null || need 'python3-venv|håller testernas program för sig'
    local line
    for line; do need "$line"; done
    [ -z "$missing" ] || install_packages "$missing"
    mkdir -p "$root/.build"
    (
        # One at a time: tests of several kinds may start together.
        exec 9<"$root/.build"
        flock 9
        if ! cmp -s "$requirements" "$venv/requirements.txt"; then
            /usr/bin/python3 -m venv --clear "$venv"
            "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$requirements"
            cp "$requirements" "$venv/requirements.txt"
        fi
    )
    # shellcheck disable=SC2034 # for those who source this
    browser_python=$venv/bin/python
}
