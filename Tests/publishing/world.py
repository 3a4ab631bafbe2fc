"""A project of the test's own, a web root, and the program between them."""

import os
import shutil
import subprocess

import reports

ON = ["--as-built", "--yes", "--even-if-unready", "--allow-outdated-statement"]


class Answer:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    def __repr__(self):
        return f"exit {self.status}\n{self.out}{self.err}"


class World:
    def __init__(self, root, program, scratch):
        self.scratch = scratch
        self.project = f"{scratch}/projekt"
        self.www = f"{scratch}/www"
        self.program = f"{scratch}/build-report"
        self.settings = None
        shutil.copy(program, self.program)
        for name in ["Content", "Templates"]:
            shutil.copytree(f"{root}/{name}", f"{self.project}/{name}")
        os.makedirs(self.www)
        # What killed runs leave there goes with the test.
        os.makedirs(f"{scratch}/tmp", mode=0o1777)
        os.chmod(f"{scratch}/tmp", 0o1777)

    def environment(self, **changed):
        return {**os.environ, "BUILD_REPORT_ROOT": self.project, "TMPDIR": f"{self.scratch}/tmp", "LC_ALL": "C.UTF-8", **changed}

    def built(self, files, edition="2023"):
        reports.write(f"{self.project}/output/{edition}", files)

    def start(self, *arguments, **changed):
        prefix = changed.pop("prefix", [])
        if self.settings and not changed.pop("plain", False):
            arguments = [*arguments, "--ssh-config", self.settings]
        changed.pop("plain", None)
        return subprocess.Popen(
            [*prefix, self.program, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, env=self.environment(**changed), cwd=self.scratch, start_new_session=True)

    def run(self, *arguments, **changed):
        process = self.start(*arguments, **changed)
        out, err = process.communicate(timeout=120)
        return Answer(process.returncode, out, err)

    def publish(self, place=None, edition="2023", flags=(), **changed):
        return self.run("publish", edition, place or self.www, *ON, *flags, **changed)

    def must_publish(self, files, place=None, edition="2023", flags=(), **changed):
        self.built(files, edition)
        answer = self.publish(place, edition, flags, **changed)
        assert answer.status == 0, answer
        return answer

    def live(self, edition="2023", www=None):
        """The bytes that are published, and by which release."""
        folder = os.path.realpath(f"{www or self.www}/{edition}")
        return reports.read(folder), os.path.basename(folder)

    def sound(self, www=None):
        """Why something at the place is not whole; None where all is."""
        www = www or self.www
        kept = f"{www}/.build-report/releases"
        for name in os.listdir(kept) if os.path.isdir(kept) else []:
            fault = reports.fault(f"{kept}/{name}")
            # What was begun there may go on for a moment after we have ended, and move an old release away meanwhile.
            if fault and os.path.exists(f"{kept}/{name}"):
                return f"release {name}: {fault}"
        for name in os.listdir(www):
            path = f"{www}/{name}"
            if os.path.islink(path) and not os.path.exists(f"{path}/manifest.json"):
                return f"{name} leads nowhere"
        return None

    def remains(self, www=None):
        """What an interrupted run has left."""
        kept = f"{www or self.www}/.build-report"
        left = [f"{name}/{entry}" for name in ["incoming", "trash"] for entry in os.listdir(f"{kept}/{name}")]
        known = {"history", "info", "index"}
        left += [f"private/{name}" for name in os.listdir(f"{kept}/private") if name not in known]
        infos, releases = set(os.listdir(f"{kept}/private/info")), set(os.listdir(f"{kept}/releases"))
        return left + [f"info {name}" for name in sorted(infos ^ releases)]
