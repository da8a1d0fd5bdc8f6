#!/usr/bin/env python3
"""How time and memory of kebiao grow with the number of lessons and of standards; prints one table.

Everything is made in a folder of its own, which goes in the end: for 100,000 lessons some six gigabytes.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import Impatient, files, median, megabytes, memory, run, seconds, table
from options import count, made
from programs import kebiao


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lessons", type=counts, metavar="N,…", help="of one standard")
    parser.add_argument("--standards", type=counts, metavar="S,…", help="that share --shared lessons")
    parser.add_argument("--shared", type=count, default=1000, metavar="N")
    parser.add_argument("--rounds", type=count, default=1, metavar="R")
    parser.add_argument("--patience", type=float, default=1800, metavar="SECONDS", help="for one build")
    parser.add_argument("--scratch", type=Path, metavar="FOLDER", help="where a folder is made and removed")
    parser.add_argument("--show", action="store_true", help="print each command before it runs")
    given = parser.parse_args()
    of_one, shared = given.lessons or [], given.standards or []
    if not (of_one or shared):
        of_one, shared = [100, 1000, 10000], [10, 450]
    sizes = [(lessons, 1) for lessons in of_one] + [(given.shared, standards) for standards in shared]
    if wrong := [size for size in sizes if size[0] < size[1]]:
        parser.error(f"{wrong[0][0]} lessons are too few for {wrong[0][1]} standards")
    rows = []
    for lessons, standards in sizes:
        print(f"{lessons:,} lessons, {standards:,} standards", file=sys.stderr)
        scratch = Path(tempfile.mkdtemp(prefix="kebiao-sizes-", dir=made(given.scratch)))
        try:
            rows.append([f"{lessons:,}", f"{standards:,}", *measured(given, lessons, standards, scratch)])
        except Impatient as impatience:
            rows.append([f"{lessons:,}", f"{standards:,}", str(impatience), *["–"] * 7])
        finally:
            shutil.rmtree(scratch)
    head = ["lessons", "standards", "full build", "of all cores", "memory", "a lesson", "nothing changed", "memory", "files", "bytes"]
    print(table(head, rows))


def counts(text):
    return [count(number) for number in text.split(",")]


def measured(given, lessons, standards, scratch):
    """The cells of one row; memory a lesson is that of the full build, all of it."""
    generator = [sys.executable, Path(__file__).with_name("lessons.py"), lessons, scratch, "kebiao", "--standards", standards]
    # In a process of its own, so that this one stays small.
    subprocess.run(list(map(str, generator)), check=True)
    root = scratch / "kebiao"
    full, unchanged = [], []
    for turn in range(given.rounds):
        if turn > 0:
            shutil.rmtree(root / ".kebiao")
            shutil.rmtree(root / f"out-{turn - 1}")
        command = [kebiao(), "build", "--out", f"out-{turn}"]
        full.append(run(command, root, given.patience, given.show))
        unchanged.append(run(command, root, given.patience, given.show))
    found = files(root / f"out-{given.rounds - 1}")
    of = lambda costs, what: median([getattr(cost, what) for cost in costs])
    return [
        seconds(of(full, "wall")),
        seconds(of(full, "cpu")),
        memory(of(full, "memory")),
        f"{of(full, 'memory') / lessons / 1e3:,.0f} kB",
        seconds(of(unchanged, "wall")),
        memory(of(unchanged, "memory")),
        f"{len(found):,}",
        megabytes(sum(size for _, size in found.values())),
    ]


if __name__ == "__main__":
    main()
