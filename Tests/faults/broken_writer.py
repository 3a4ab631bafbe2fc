"""A writer as it should not be: builds in a folder of its own, then copies file by file over the report in place, and
leaves something behind.

It stands in for the program in the selftest: given the program's own command line, and before it the program.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

program, *arguments = sys.argv[1:]
root = Path(os.environ["BUILD_REPORT_ROOT"])
report = root / "output/exempel"
(root / "output/.exempel.rester").mkdir(exist_ok=True)

with tempfile.TemporaryDirectory() as name:
    own = Path(name)
    for folder in ("Content", "Templates"):
        (own / folder).symlink_to(root / folder)
    status = subprocess.run([program, *arguments], env={**os.environ, "BUILD_REPORT_ROOT": str(own)}).returncode
    if status != 0:
        sys.exit(status)
    for source in sorted((own / "output/exempel").rglob("*")):
        target = report / source.relative_to(own / "output/exempel")
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
