# The preview as an editor meets it: the real program, saves of every kind, and clients with a page open. What a browser
# does with it stands beside, in Tests/preview/run.

# Seen: with the queue of a channel made endless, with `..` let through in SitePath and the files taken from disk, with
# one kind of event left out of Inotify at a time, and with the watcher's slow look left out.
test_preview() {
    (cd "$root/Tests/preview" && PROGRAM=$program PYTHONWARNINGS=ignore python3 -B -m unittest test_preview)
}
