#!/usr/bin/env python3
"""Measures how fast Execscope reads, against ausearch, and prints a table.

    python3 src/bench/measure.py --tools FOLDER [--work FOLDER] [--rounds N] [--smoke] [--big]

FOLDER holds the log generator AuditGen.java and its verifier verify.py. Build the program first
(mvn -B -DskipTests package, with its AOT cache). Each figure is the median of fresh processes in alternating rounds,
on files in the page cache; each export is verified once. --smoke does it all on 10 MB in one round, without limits;
--big adds ten million events. Raw times go to standard output, one line a run, so that the output is the record.
"""

import argparse
import gzip
import os
import random
import shutil
import statistics
import subprocess
import sys
import time

JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
PROGRAM = ["@packaging/java.options", "-p", "target/modules", "-m", "org.execscope/org.execscope.Main"]


def run(name, command, stdout=subprocess.DEVNULL, accept=(0,)):
    """Runs a command; gives elapsed seconds, CPU seconds and peak memory in MB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE)
    stderr = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.monotonic() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in accept:
        sys.exit(f"{' '.join(command)}\nended with {code}: {stderr.decode(errors='replace')}")
    result = (elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
    print(f"run  {name:<34} {result[0]:8.2f} s {result[1]:8.2f} cpu {result[2]:8.0f} MB", flush=True)
    return result


def medians(runs):
    return tuple(statistics.median(column) for column in zip(*runs))


class Bench:
    def __init__(self, tools, work, rounds):
        self.tools, self.work, self.rounds, self.rows = tools, work, rounds, []
        os.makedirs(work, exist_ok=True)

    def log(self, name, *options):
        folder = os.path.join(self.work, name)
        path = os.path.join(folder, "audit.log")
        if not os.path.exists(path):
            os.makedirs(folder, exist_ok=True)
            subprocess.run(
                [JAVA, os.path.join(self.tools, "AuditGen.java"), "--out", path, "--seed", "7", "--truth",
                 os.path.join(self.work, name + ".json"), *options],
                check=True, stdout=subprocess.DEVNULL)
        with open(path, "rb") as file:
            while file.read(1 << 20):
                pass
        return folder

    def export(self, name, folder, kind="csv", heap="1g", accept=(0, 3)):
        out = os.path.join(self.work, "out." + kind)
        return run(name, [JAVA, "-Xmx" + heap, *PROGRAM, "export", "--format", kind, "--output", out, folder],
                   accept=accept)

    def pairs(self, *measures):
        """Runs the measures in turn, round after round; gives the median of each."""
        results = [[] for _ in measures]
        for _ in range(self.rounds):
            for result, measure in zip(results, measures):
                result.append(measure())
        return [medians(result) for result in results]

    def row(self, what, value, must, figures):
        self.rows.append((what, value, must, figures))

    def ausearch(self, folder):
        return run("ausearch " + os.path.basename(folder),
                   ["ausearch", "-if", os.path.join(folder, "audit.log"), "-sc", "execve", "--format", "csv"])

    def against_ausearch(self, size, must):
        folder = self.log("log" + size, "--bytes", size, "--enriched")
        ours, theirs = self.pairs(lambda: self.export("export csv " + size, folder), lambda: self.ausearch(folder))
        self.row(f"export to CSV, {size}: times ausearch's speed", f"{theirs[0] / ours[0]:.2f}", must,
                 f"{ours[0]:.2f} s against {theirs[0]:.2f} s, {ours[2]:.0f} MB")
        self.row(f"CPU of it, {size}: share of ausearch's", f"{ours[1] / theirs[1]:.2f}", "0.3 at 1G",
                 f"{ours[1]:.2f} against {theirs[1]:.2f} CPU s")
        return folder

    def verify(self, folder):
        self.export("export jsonl, to verify", folder, "jsonl")
        name = os.path.basename(folder)
        result = subprocess.run(
            [sys.executable, os.path.join(self.tools, "verify.py"), os.path.join(self.work, "out.jsonl"),
             os.path.join(self.work, name + ".json")], capture_output=True, text=True)
        print(result.stdout, flush=True)
        if result.returncode != 0:
            sys.exit("the export differs from what was generated")

    def ratio(self, what, must, one, other):
        a, b = self.pairs(one, other)
        self.row(what, f"{a[0] / b[0]:.2f}", must, f"{a[0]:.2f} s against {b[0]:.2f} s")

    def split(self, folder, count, packed):
        """The same log in `count` files, rotated as auditd would, plain or gzip."""
        target = f"{folder}-{count}{'gz' if packed else ''}"
        if os.path.exists(target):
            return target
        os.makedirs(target)
        path = os.path.join(folder, "audit.log")
        size = os.path.getsize(path) // count + 1
        with open(path, "rb") as file:
            for number in reversed(range(count)):
                name = os.path.join(target, "audit.log" + (f".{number}" if number else ""))
                opened = gzip.open(name + ".gz", "wb", 6) if packed else open(name, "wb")
                with opened as out:
                    out.write(file.read(size))
                    out.write(file.readline())
        return target


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", required=True)
    parser.add_argument("--work", default="/tmp/execscope-bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--big", action="store_true")
    options = parser.parse_args()
    bench = Bench(options.tools, options.work, 1 if options.smoke else options.rounds)
    print(f"date {time.strftime('%Y-%m-%d %H:%M:%S')}, {os.cpu_count()} cores, load {os.getloadavg()}", flush=True)
    if not os.path.exists("target/execscope.aot"):
        print("no target/execscope.aot: each start takes longer than it must", flush=True)
    large = "10M" if options.smoke else "1G"
    if shutil.which("ausearch"):
        folder = bench.against_ausearch(large, "7 at 1G")
        if not options.smoke:
            bench.against_ausearch("300M", "3")
            bench.against_ausearch("100M", "1.5")
    else:
        print("ausearch is not installed (Debian: auditd): no comparison with it")
        folder = bench.log("log" + large, "--bytes", large, "--enriched")
    bench.verify(folder)
    check = lambda where: run("check " + os.path.basename(where), [JAVA, "-Xmx2g", *PROGRAM, "check", where],
                              accept=(0, 3))
    bench.ratio("export to JSONL against loading alone (check)", "1.8",
                lambda: bench.export("export jsonl", folder, "jsonl", "2g"), lambda: check(folder))
    damaged = bench.log("damaged" + large, "--bytes", large, "--enriched", "--damage",
                        "1000" if options.smoke else "100000")
    bench.ratio("random damages against the undamaged", "1.1",
                lambda: bench.export("export csv, damaged", damaged), lambda: bench.export("export csv", folder))
    eight = bench.split(folder, 8, False)
    packed = bench.split(folder, 8, True)
    bench.ratio("8 rotated files, gzip against plain", "1.1",
                lambda: bench.export("export csv, 8 gzip", packed), lambda: bench.export("export csv, 8 plain", eight))
    many = bench.split(folder, 100 if options.smoke else 1000, False)
    bench.ratio("many small files against one", "1.15",
                lambda: bench.export("export csv, many files", many), lambda: bench.export("export csv", folder))
    if not options.smoke:
        small = bench.export("export csv, 1G in 450 MB", folder, heap="450m")
        bench.row("1 GB within -Xmx450m", "yes", "yes", f"{small[0]:.2f} s, peak {small[2]:.0f} MB")
    if options.big:
        big = bench.log("log10m", "--events", "13750000", "--enriched")
        per_event = bench.export("export csv, ten million execve", big, heap="3g")
        bench.row("ten million events within -Xmx3g", "yes", "yes", f"{per_event[0]:.1f} s, {per_event[2]:.0f} MB")
    print(f"\n{'what':<52} {'reached':>8} {'must':>10}  figures")
    for what, value, must, figures in bench.rows:
        print(f"{what:<52} {value:>8} {must:>10}  {figures}")


if __name__ == "__main__":
    main()
