# The preview as an editor meets it: the real program, saves of every kind, and clients with a page open. What a browser
# does with it stands beside, in Tests/preview/run.

# Seen: with the queue of a channel made endless, with a file read as soon as it is written to, with the watcher's slow
# look left out, and with every page marked as new in every version.
test_preview() {
    (cd "$root/Tests/preview" && PROGRAM=$program PYTHONWARNINGS=ignore python3 -B -m unittest test_preview)
}
