#!/usr/bin/env python3
"""Damages generated logs, one line in 1,000, and counts how much of it `check` notices, by kind of damage.

    python3 src/bench/damage.py --tools FOLDER [--work FOLDER] [--seeds 1-20] [--bytes 20M]

FOLDER holds the log generator AuditGen.java. Build the program first (mvn -B -DskipTests package).

For each seed there are three logs: one whole, one that the generator damages (deleted, truncated, edited, duplicated,
garbage inserted, bytes overwritten with NUL), and one in which as many lines are moved up or down by up to 1,000 lines.
A damage counts as noticed if a problem or a finding about the trail points at it: at its line, at its event, or, where a
whole event is gone, at the gap that it left. What is said of the same event or line of the whole log doesn't count, so
nothing is noticed by chance; how much is said of whole logs is printed too. Findings about what happened on the host
that point there and at nothing in the whole log are counted beside, not as noticed: they mislead, or may.

One line a damage goes to standard output, then the tables, so that the output is the record.
"""

import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import time

JAVA_HOME = os.environ.get("JAVA_HOME")
JAVA = os.path.join(JAVA_HOME, "bin", "java") if JAVA_HOME else "java"
PROGRAM = ["@packaging/java.options", "-p", "target/modules", "-m", "org.execscope/org.execscope.Main"]
STAMP = re.compile(rb"type=(\S+) msg=audit\((\d+)\.(\d+):(\d+)\)")
GAP = re.compile(r"between (\d+) \([^)]*\) and (\d+) \(")
FAR = 1000


class Told:
    """What `check` says of a log, by the place it points at."""

    def __init__(self, log):
        # 3: done, but some lines could not be parsed. That is what the damaged logs are for.
        result = subprocess.run([JAVA, *PROGRAM, "check", "--format", "json", log], capture_output=True)
        if result.returncode not in (0, 3):
            sys.exit(f"check {log} ended with {result.returncode}: {result.stderr.decode(errors='replace')}")
        report = json.loads(result.stdout)
        self.lines = collections.defaultdict(set)
        self.serials = collections.defaultdict(set)
        self.gaps = []
        self.cut = [f["id"] for f in report["findings"] if f["count"] > len(f["events"]) > 0]
        for problem in report["problems"]:
            self.lines[problem["line"]].add(problem["kind"])
        for finding in report["findings"]:
            for place in finding["ranges"]:
                gap = GAP.search(place["text"]) if finding["id"] == "T01" else None
                if gap:
                    self.gaps.append((int(gap[1]), int(gap[2])))
                elif place["line"]:
                    self.lines[place["line"]].add(finding["id"])
            if finding["id"] != "T01":
                for serial in finding["events"]:
                    self.serials[serial].add(finding["id"])

    def of(self, lines, serial, whole, original):
        """What points at these lines or this event and doesn't in the whole log."""
        told = set()
        for line in lines:
            told |= self.lines[line]
        told -= whole.lines[original]
        told |= self.serials[serial] - whole.serials[serial]
        if any(a < serial < b for a, b in self.gaps) and not any(a < serial < b for a, b in whole.gaps):
            told.add("T01")
        return told


def noticed(told):
    return sorted(one for one in told if not re.fullmatch(r"D\d\d", one))


def generate(classes, path, size, seed, damage=None):
    truth = path + ".json"
    if not os.path.exists(truth):
        more = ["--damage", str(damage)] if damage else []
        subprocess.run([JAVA, "-cp", classes, "AuditGen", "--out", path, "--bytes", size, "--seed", str(seed),
                        "--truth", truth, *more], check=True, stderr=subprocess.DEVNULL)
    with open(truth, encoding="utf-8") as file:
        return json.load(file)


def move(whole, target, count, seed):
    """Copies a log with lines moved; gives (original line, line now, type, serial) of each."""
    with open(whole, "rb") as file:
        lines = file.readlines()
    chance = random.Random(seed)
    moved = sorted(chance.sample(range(len(lines)), count))
    places = []
    for at in moved:
        to = at
        while to == at:
            to = min(max(at + chance.randint(-FAR, FAR), 0), len(lines) - 1)
        places.append((to + (0.5 if to > at else -0.5), at))
    taken = set(moved)
    order = sorted([(float(at), at) for at in range(len(lines)) if at not in taken] + places)
    now = {}
    with open(target, "wb") as out:
        for number, (_, at) in enumerate(order, 1):
            out.write(lines[at])
            if at in taken:
                now[at] = number
    result = []
    for at in moved:
        stamp = STAMP.search(lines[at])
        result.append((at + 1, now[at], stamp[1].decode(), int(stamp[4])))
    return result


def share(part, all_of):
    return f"{part:5d} of {all_of:5d} {100 * part / all_of:5.1f} %" if all_of else "-"


def table(title, rows, names):
    print(f"\n{title}")
    for name in names:
        one = [row for row in rows if row["group"] == name]
        if one:
            by = collections.Counter(kind for row in one for kind in row["by"])
            host = sum(1 for row in one if not row["by"] and row["host"])
            print(f"{name:<28} {share(sum(1 for row in one if row['by']), len(one))}   "
                  + (f"(and {host} by D.. alone) " if host else "")
                  + ", ".join(f"{kind} {n}" for kind, n in by.most_common(8)))
    print(f"{'all':<28} {share(sum(1 for row in rows if row['by']), len(rows))}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tools", required=True)
    parser.add_argument("--work", default="/tmp/execscope-damage")
    parser.add_argument("--seeds", default="1-20")
    parser.add_argument("--bytes", default="20M")
    options = parser.parse_args()
    first, _, last = options.seeds.partition("-")
    os.makedirs(options.work, exist_ok=True)
    subprocess.run([JAVA + "c", "-d", options.work, os.path.join(options.tools, "AuditGen.java")], check=True)
    print(f"date {time.strftime('%Y-%m-%d %H:%M:%S')}, seeds {options.seeds}, {options.bytes} each", flush=True)
    rows = []
    chance = collections.Counter()

    def add(seed, kind, kind_of_record, line, serial, told):
        by = noticed(told)
        host = sorted(told - set(by))
        rows.append({"kind": kind, "type": kind_of_record, "by": by, "host": host})
        print(f"seed {seed} {kind} {kind_of_record} line {line} serial {serial}: "
              + (", ".join(by) or "not noticed") + (f" (also {', '.join(host)})" if host else ""), flush=True)

    for seed in range(int(first), int(last or first) + 1):
        whole = os.path.join(options.work, f"whole{seed}.log")
        harmed = os.path.join(options.work, f"harmed{seed}.log")
        moved = os.path.join(options.work, f"moved{seed}.log")
        count = generate(options.work, whole, options.bytes, seed)["lines"] // 1000
        damages = generate(options.work, harmed, options.bytes, seed, count)["damages"]
        calm = Told(whole)
        for kinds in calm.lines.values():
            chance.update(noticed(kinds))
        told = Told(harmed)
        if told.cut or calm.cut:
            print(f"seed {seed}: not all events are listed of {told.cut + calm.cut}")
        for one in damages:
            lines = {"deleted": [], "duplicated": [one["line"], one["line"] + 1]}.get(one["kind"], [one["line"]])
            # A line of rubbish says nothing of the event it stands in.
            serial = -1 if one["kind"] == "garbage_inserted" else one["serial"]
            add(seed, one["kind"], one["type"], one["line"], one["serial"],
                told.of(lines, serial, calm, one["original_line"]))
        places = move(whole, moved, count, seed)
        told = Told(moved)
        for original, line, kind, serial in places:
            add(seed, "moved", kind, line, serial, told.of([line], serial, calm, original))
    for row in rows:
        row["group"] = row["kind"]
    kinds = list(dict.fromkeys(row["kind"] for row in rows))
    table("by kind of damage: noticed, and by what", rows, kinds)
    for kind in kinds:
        some = [dict(row, group=row["type"]) for row in rows if row["kind"] == kind]
        table(f"{kind}, by type of record", some, sorted({row["group"] for row in some}))
    print("\nsaid of the trail in the whole logs: " + (", ".join(f"{k} {n}" for k, n in chance.items()) or "nothing"))


if __name__ == "__main__":
    main()
