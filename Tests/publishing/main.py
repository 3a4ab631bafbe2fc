"""Runs the checks; see `run`."""

import argparse
import os
import shutil
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

import checks_faults
import checks_kills
import checks_live
import checks_places
from world import World


MODULES = [checks_live, checks_kills, checks_faults, checks_places]


def run(module, name, chosen):
    """One check in a process and a folder of its own: whether it passed, and what there is to say of it."""
    scratch = tempfile.mkdtemp(prefix="publicering-")
    os.chmod(scratch, 0o755)
    began = time.monotonic()
    try:
        said = getattr(MODULES[module], name)(World(chosen.root, chosen.program, scratch), chosen)
        return True, f"ok    {name} ({time.monotonic() - began:.0f} s){': ' + said if said else ''}"
    except Exception:
        return False, f"FAIL  {name}\n{traceback.format_exc()}"
    finally:
        if not chosen.keep:
            shutil.rmtree(scratch, ignore_errors=True)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--root", required=True)
    options.add_argument("--program", required=True)
    options.add_argument("--only", default="")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--long", action="store_true")
    options.add_argument("--keep", action="store_true")
    chosen = options.parse_args()
    # What waits most comes first, and side by side: most of the time goes to waiting for programs.
    tests = [(number, name) for number, module in enumerate(MODULES) for name in vars(module) if name.startswith("test_") and chosen.only in name]
    passed = failed = 0
    with ProcessPoolExecutor(max_workers=3, max_tasks_per_child=1, mp_context=get_context("spawn")) as pool:
        for done in as_completed([pool.submit(run, module, name, chosen) for module, name in tests]):
            is_good, said = done.result()
            passed, failed = passed + is_good, failed + (not is_good)
            print(said, flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
