#!/usr/bin/env python3
"""Makes logs that were written to hurt, exports each in a fresh process, and holds it against an ordinary log of
the same size: it must end within three times the CPU time, within the heap it was given and something for the
JVM itself, with events or with words.

    mvn -B -DskipTests package
    python3 src/bench/hostile.py FOLDER                          200 MB each, java -Xmx1g
    python3 src/bench/hostile.py FOLDER --size 1000 --heap 450m  --only long-line

A log is made in FOLDER, read, and deleted. Times are CPU seconds (user and system), so that other work on the
machine counts little. Exit status 1: a log took too long or too much memory, or ended without a word.
"""

import argparse
import gzip
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MB = 1_000_000
# A ratio of CPU times.
SLOWEST = 3.0
# What a JVM takes beside its heap: code, stacks, the collector's own, buffers of the libraries.
BESIDE_HEAP_MB = 350

SYSCALL = (
    "type=SYSCALL msg=audit(1700000000.%03d:%d): arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4"
    " items=2 ppid=1 pid=%d auid=1000 uid=1000 gid=1000 euid=1000 suid=1000 fsuid=1000 egid=1000 sgid=1000"
    ' fsgid=1000 tty=pts0 ses=3 comm="c%d" exe="/usr/bin/e%d" key="k%d"\n'
)


def event(number, value):
    stamp = (number % 1000, number)
    return (
        SYSCALL % (*stamp, number % 30000 + 2, value, value, value)
        + 'type=EXECVE msg=audit(1700000000.%03d:%d): argc=2 a0="x%d" a1="y%d"\n' % (*stamp, value, value)
        + 'type=CWD msg=audit(1700000000.%03d:%d): cwd="/w%d"\n' % (*stamp, value)
        + 'type=PATH msg=audit(1700000000.%03d:%d): item=0 name="/p%d" inode=%d dev=08:01 mode=0100755 ouid=0 ogid=0'
        " rdev=00:00 nametype=NORMAL\n" % (*stamp, value, value)
        + 'type=PROCTITLE msg=audit(1700000000.%03d:%d): proctitle="t%d"\n' % (*stamp, value)
    )


def numbered(line, first=1):
    """Texts of `line`, a function of a number that counts up."""
    number = first
    while True:
        yield line(number)
        number += 1


def long_line(size):
    yield event(1, 1)
    yield 'type=EXECVE msg=audit(1700000001.000:9): argc=1 a0="'
    for _ in range(size // MB):
        yield "A" * MB
    yield '"\n'
    for number in range(10, 13):
        yield event(number, 1)


def repeated(text):
    yield event(1, 1)
    while True:
        yield text * max(1, 100_000 // len(text))


def left_open(number):
    late = number - 200_000
    return SYSCALL % (0, number, 5, 1, 1, 1) + (
        'type=EXECVE msg=audit(1700000000.000:%d): argc=1 a0="x"\n' % late if late > 0 else ""
    )


KEYS = "01".join("%04x" % (number + 10000) for number in range(1500))
FIELDS = " ".join("f%d=1" % number for number in range(100_000))
STAMP = "msg=audit(1700000001.000:%d): "

# Each a function of the size, giving text of at least that size or without an end.
SHAPES = {
    "ordinary": lambda size: numbered(lambda n: event(n, n % 50)),
    "all-unique": lambda size: numbered(lambda n: event(n, n)),
    "long-line": long_line,
    "one-byte-lines": lambda size: repeated("x\n"),
    "empty-lines": lambda size: repeated("\n"),
    "one-id-path": lambda size: repeated(
        'type=PATH msg=audit(1700000001.000:9): item=0 name="/etc/passwd" inode=7 nametype=NORMAL\n'
    ),
    "one-id-execve": lambda size: numbered(
        lambda n: 'type=EXECVE msg=audit(1700000001.000:9): argc=9999999 a%d="abcdefgh%d"\n' % (n, n)
    ),
    "one-id-syscall": lambda size: numbered(lambda n: SYSCALL % (0, 9, 5, n, n, n)),
    "far-argument": lambda size: numbered(lambda n: "type=EXECVE " + STAMP % n + 'argc=1048576 a1048575="x"\n'),
    "no-record": lambda size: numbered(lambda n: "this is no audit record, but number %d of many like it\n" % n, 1),
    "bad-fields": lambda size: numbered(
        lambda n: "type=SYSCALL " + STAMP % n + 'arch=zz syscall= pid="abc" a0=\xff\x00= = = comm=0G exe=\n'
    ),
    "each-another-node": lambda size: numbered(
        lambda n: "node=h%d " % n
        + SYSCALL % (0, 9, 4_194_304, 1, 1, 1)
        + 'node=h%d type=EXECVE msg=audit(1700000000.000:9): argc=1 a0="x"\n' % n
    ),
    "left-open": lambda size: numbered(left_open),
    "many-fields": lambda size: numbered(
        lambda n: "type=SYSCALL " + STAMP % n + "arch=c000003e syscall=59 " + FIELDS + "\n"
    ),
    "many-keys": lambda size: numbered(
        lambda n: "type=SYSCALL " + STAMP % n + "arch=c000003e syscall=59 pid=3 ppid=2 key=" + KEYS + "\n"
    ),
}
# These have no record but in their first lines.
BEGINS_WITH_EVENT = {"no-record"}


def make(shape, size, path):
    """Writes the log; gives its size."""
    written = 0
    with open(path, "wb") as out:
        if shape in BEGINS_WITH_EVENT:
            written += out.write(event(1, 1).encode())
        kept = []
        waiting = 0
        for text in SHAPES[shape](size):
            data = text.encode("latin-1")
            kept.append(data)
            waiting += len(data)
            if waiting >= MB:
                written += out.write(b"".join(kept))
                kept, waiting = [], 0
                if written >= size and shape != "long-line":
                    break
        written += out.write(b"".join(kept))
    return written


def make_endless_gzip(size, path):
    """A thousandfold: members of zeros behind one with events. Gives the size of the file."""
    zeros = gzip.compress(bytes(10 * MB))
    with open(path, "wb") as out:
        written = out.write(gzip.compress("".join(event(n, n % 50) for n in range(1, 2000)).encode()))
        for _ in range(max(1, size // (10 * MB)) * 10):
            written += out.write(zeros)
    return written


def export(path, heap):
    """Exit status, seconds, CPU seconds, most resident MB, and what was said."""
    command = ["java", f"-Xmx{heap}", f"@{ROOT / 'packaging/java.options'}", "-p", str(ROOT / "target/modules"),
               "-m", "org.execscope/org.execscope.Main", "export", "--format", "csv", str(path)]
    began = time.monotonic()
    with open(path.with_suffix(".said"), "w+b") as said, open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        said.seek(0)
        words = said.read().decode(errors="replace")
    process.returncode = os.waitstatus_to_exitcode(status)
    path.with_suffix(".said").unlink()
    return (process.returncode, time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, words)


def megabytes(heap):
    return int(heap[:-1]) * {"m": 1, "g": 1024}[heap[-1].lower()]


def judge(status, ratio, peak, words, heap):
    faults = []
    if status not in (0, 1, 3) or (status == 1 and "memory" not in words):
        faults.append("fell over")
    if status and not words.strip():
        faults.append("said nothing")
    if ratio > SLOWEST:
        faults.append("too slow")
    if peak > megabytes(heap) + BESIDE_HEAP_MB:
        faults.append("too much memory")
    return faults


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("folder", type=Path, help="where the logs are made, one at a time")
    args.add_argument("--size", type=int, default=200, help="MB of each log (default 200)")
    args.add_argument("--heap", default="1g", help="java -Xmx (default 1g)")
    args.add_argument("--only", default="", help="the shapes whose names hold this text")
    given = args.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    path = given.folder / "hostile.log"
    makers = {name: (lambda size, to, shape=name: make(shape, size, to)) for name in SHAPES}
    makers["endless-gzip"] = make_endless_gzip
    yardstick = None
    bad = 0
    print(f"{'shape':<20}{'MB':>6}{'s':>8}{'CPU s':>8}{'ratio':>7}{'peak MB':>9}{'exit':>5}  said", flush=True)
    for name, maker in makers.items():
        if name != "ordinary" and given.only not in name:
            continue
        size = maker(given.size * MB, path)
        status, seconds, cpu, peak, words = export(path, given.heap)
        path.unlink()
        yardstick = yardstick or cpu
        faults = judge(status, cpu / yardstick, peak, words, given.heap)
        bad |= bool(faults)
        lines = words.strip().splitlines() or [""]
        print(f"{name:<20}{size / MB:>6.0f}{seconds:>8.1f}{cpu:>8.1f}{cpu / yardstick:>7.2f}{peak:>9.0f}{status:>5}  "
              + (", ".join(faults).upper() + ": " if faults else "")
              + lines[-1].replace(str(path), path.name)[:150], flush=True)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
