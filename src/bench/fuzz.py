#!/usr/bin/env python3
"""Runs every fuzz target for its share of the time, one after the other, and prints what came of it.

    python3 src/bench/fuzz.py                          an hour in all
    python3 src/bench/fuzz.py --minutes 5 --only Log   five minutes, the targets with Log in their names

What a target learns is kept in .cifuzz-corpus/ and is where its next run begins. An input that fails is saved
under src/test/resources/ and fails every test run until the fault is mended. Exit status 1: one failed.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "org.execscope."
# What a run of the target is worth, against the others.
TARGETS = [
    ("record.LineFuzzTest#decodesAnyLine", 5),
    ("record.LineFuzzTest#readsAnyFields", 4),
    ("record.SockaddrFuzzTest#readsAnything", 3),
    ("event.ExecveFuzzTest#joinsAnyArguments", 6),
    ("event.LogFuzzTest#readsAnything", 16),
    ("evidence.ContainerFuzzTest#opensAnything", 10),
    ("evidence.ContainerFuzzTest#readsAnyZoneFile", 2),
    ("evidence.JournalExportFuzzTest#unfoldsAnything", 4),
    ("query.QueryFuzzTest#takesAnyText", 6),
    ("trail.ProgramFuzzTest#opensAnything", 4),
]
# These begin with the logs of the conformance tests, where they are small.
WANT_LOGS = {"record.LineFuzzTest#decodesAnyLine", "event.LogFuzzTest#readsAnything", "trail.ProgramFuzzTest#opensAnything"}
SMALL = 4000


def give_logs(target):
    cls, method = target.split("#")
    corpus = ROOT / ".cifuzz-corpus" / (PACKAGE + cls) / method
    corpus.mkdir(parents=True, exist_ok=True)
    for log in (ROOT / "src/test/resources/conformance").glob("*.log"):
        if log.stat().st_size <= SMALL:
            shutil.copy(log, corpus / ("conformance-" + log.stem))


def run(target, seconds, out, maven):
    if target in WANT_LOGS:
        give_logs(target)
    cls = target.split("#")[0]
    env = dict(os.environ, JAZZER_FUZZ="1", JAZZER_MAX_DURATION=f"{seconds}s")
    log = out / f"{target.replace('#', '-')}.txt"
    with open(log, "w") as said:
        status = subprocess.run(
            [*maven, "-B", "test", f"-Dtest={target}"], cwd=ROOT, env=env, stdout=said, stderr=said).returncode
    report = ROOT / "target/surefire-reports" / f"{PACKAGE}{cls}-output.txt"
    with open(log, "a") as said:
        said.write(report.read_text(errors="replace") if report.exists() else "")
    text = log.read_text(errors="replace")
    runs = re.findall(r"Done (\d+) runs", text)
    # An input that takes longer than ten seconds is said to be slow.
    failed = re.findall(r"== Java Exception: .*|==\d+== ERROR.*|Slowest unit: .*", text)
    if not runs and not failed:
        return 0, f"did not run (exit status {status}), see {log}"
    clean = status == 0 and not failed
    return sum(map(int, runs)), "clean" if clean else f"FAILED: {'; '.join(failed)[:200]}, see {log}"


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--minutes", type=float, default=60, help="for all targets together (default 60)")
    args.add_argument("--only", default="", help="the targets whose names hold this text")
    args.add_argument("--out", type=Path, default=ROOT / "target/fuzz", help="folder for what each target printed")
    args.add_argument("--offline", action="store_true", help="have Maven ask no repository")
    given = args.parse_args()
    targets = [(name, share) for name, share in TARGETS if given.only in name]
    if not targets:
        args.error(f"no target has {given.only!r} in its name")
    given.out.mkdir(parents=True, exist_ok=True)
    maven = ["mvn", "-o"] if given.offline else ["mvn"]
    shares = sum(share for _, share in targets)
    worst = 0
    print(f"{'target':<52}{'seconds':>8}{'runs':>12}  outcome", flush=True)
    for name, share in targets:
        began = time.monotonic()
        runs, outcome = run(name, max(5, round(given.minutes * 60 * share / shares)), given.out, maven)
        worst |= outcome != "clean"
        print(f"{name:<52}{time.monotonic() - began:>8.0f}{runs:>12,}  {outcome}", flush=True)
    return int(worst)


if __name__ == "__main__":
    sys.exit(main())
