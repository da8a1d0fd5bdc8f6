#!/usr/bin/env python3
"""Compares kebiao with other programs on the same lessons, and prints one table.

Each round builds with each program in turn, so that what else the machine does meets them all; the table has medians.
Programs are looked for on the PATH and in the variables KEBIAO, HUGO, ZOLA and MDBOOK; those that are not there are
left out. `benches/README.md` tells where to get them. Everything is made in a folder of its own, which goes in the end.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from lessons import Lesson
from measure import Impatient, files, least, median, megabytes, memory, run, seconds, table
from options import count, made
from programs import PROGRAMS, REPOSITORY, find, kebiao
from served import saved_to_served

STEPS = ("highlighted", "cached", "unchanged", "edited", "plain", "served", "start", "reference")


def main():
    given = arguments()
    kebiao()
    found = {name: find(name) for name in given.only}
    for name in [name for name, path in found.items() if not path]:
        print(f"{name} is not there and is left out", file=sys.stderr)
    found = {name: path for name, path in found.items() if path}
    if not found:
        sys.exit("nothing is left to compare")
    scratch = Path(tempfile.mkdtemp(prefix="kebiao-compare-", dir=made(given.scratch)))
    try:
        compare(given, found, scratch)
    finally:
        if given.keep:
            print(f"everything is kept in {scratch}", file=sys.stderr)
        else:
            shutil.rmtree(scratch)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = lambda text: text.split(",")
    parser.add_argument("--lessons", type=count, default=1000, metavar="N")
    parser.add_argument("--rounds", type=count, default=5, metavar="R")
    parser.add_argument("--only", type=names, default=list(PROGRAMS), metavar="NAMES", help="of " + ",".join(PROGRAMS))
    parser.add_argument("--steps", type=names, default=list(STEPS), metavar="NAMES", help="of " + ",".join(STEPS))
    parser.add_argument("--patience", type=float, default=600, metavar="SECONDS", help="for one build")
    parser.add_argument("--scratch", type=Path, metavar="FOLDER", help="where a folder is made and removed")
    parser.add_argument("--show", action="store_true", help="print each command before it runs")
    parser.add_argument("--keep", action="store_true", help="leave the folder there")
    given = parser.parse_args()
    for chosen, known in ((given.only, PROGRAMS), (given.steps, STEPS)):
        if wrong := [name for name in chosen if name not in known]:
            parser.error(f"{', '.join(wrong)}: not of {', '.join(known)}")
    return given


# The heading of a section that teaches a requirement, where a program has any.
TAUGHT = re.compile(r"^## 知识要点.*\n", re.MULTILINE)


class Bench:
    """One program with its texts twice: as they are, and without the languages of their code."""

    def __init__(self, path, kind, scratch, given):
        self.rich, self.plain = (kind(path, scratch / texts / kind.name) for texts in ("rich", "plain"))
        self.aside = scratch / "aside"
        self.given = given
        self.lessons = [Lesson(index, given.lessons, 1, False) for index in range(given.lessons)]
        # One of the middle, which others link to.
        self.lesson = self.lessons[given.lessons // 2]
        # What was measured, by what it is of.
        self.measured = defaultdict(list)
        # Why it takes no further part.
        self.ended = None

    def note(self, what, cost):
        self.measured[what].append(cost.wall)
        self.measured[what, "cpu"].append(cost.cpu)
        self.measured[what, "memory"].append(cost.memory)

    def build(self, program, output, what):
        self.note(what, run(program.build(output), program.root, self.given.patience, self.given.show))
        pages = [output / program.page(lesson.folder, lesson.slug) for lesson in self.lessons]
        short = [page for page in pages if not page.exists() or page.stat().st_size < 3000]
        if short:
            sys.exit(f"{program.name} made {len(pages) - len(short)} of {len(pages)} pages; not {short[0]}")

    def rebuild(self, program, output, what):
        before = files(output)
        self.build(program, output, what)
        after = files(output)
        self.measured[what, "written"].append(sum(before.get(path) != stamp for path, stamp in after.items()))

    def round(self, turn):
        """One round of builds. Each full build gets a folder that never was, and what was built stays to the end: for
        some minutes ext4 looks at each file that was removed, one by one, before it makes a new one.
        """
        steps = self.given.steps
        aside = self.aside / f"{self.rich.name}-{turn}"
        aside.mkdir(parents=True)
        output = self.rich.root / f"out-{turn}"
        if {"highlighted", "cached", "unchanged", "edited"} & set(steps):
            self.rich.forget(aside)
            self.build(self.rich, output, "highlighted")
            found = files(output).values()
            self.measured["files"] = [len(found)]
            self.measured["bytes"] = [sum(size for _, size in found)]
            copy = ["cp", "-r", output, aside / "copy"]
            self.note("copied", run(copy, self.rich.root, self.given.patience, self.given.show))
        if "unchanged" in steps:
            self.rebuild(self.rich, output, "unchanged")
        if "edited" in steps:
            self.edit(f"改动{turn}", output, "edited", lambda text, words: f"{text}\n{words}\n")
            self.edit(f"增补{turn}", output, "taught", lambda text, words: TAUGHT.sub(rf"\g<0>\n{words}\n", text, count=1))
        if "cached" in steps:
            os.rename(output, aside / "output")
            self.build(self.rich, output, "cached")
        if output.exists():
            os.rename(output, aside / "last")
        if "plain" in steps:
            aside = aside / "plain"
            aside.mkdir()
            self.plain.forget(aside)
            self.build(self.plain, output := self.plain.root / f"out-{turn}", "plain")
            os.rename(output, aside / "last")
        if "start" in steps:
            for _ in range(5):
                self.note("start", run([self.rich.path, *self.rich.ask_version()], self.rich.root, 60, self.given.show))

    def edit(self, token, output, what, edited):
        path = self.rich.lesson(self.lesson.folder, self.lesson.slug)
        text = path.read_text(encoding="utf-8")
        path.write_text(edited(text, f"{token}。"), encoding="utf-8")
        self.rebuild(self.rich, output, what)
        if token not in (output / self.rich.page(self.lesson.folder, self.lesson.slug)).read_text(encoding="utf-8"):
            sys.exit(f"{self.rich.name} does not show what was written")
        path.write_text(text, encoding="utf-8")
        # The next edit is to be measured alone.
        run(self.rich.build(output), self.rich.root, self.given.patience, self.given.show)

    def serve(self):
        given = self.given
        times, wrong = saved_to_served(self.rich, self.lesson, given.rounds, given.patience, given.show)
        self.measured["served"] = times
        self.measured["wrong"] = [wrong]


def compare(given, found, scratch):
    kinds = {name: PROGRAMS[name] for name in found}
    for texts in ("rich", "plain"):
        generator = [sys.executable, Path(__file__).with_name("lessons.py"), given.lessons, scratch / texts, *kinds]
        generator += ["--plain"] if texts == "plain" else []
        if given.show:
            print("$", *generator, file=sys.stderr)
        # In a process of its own, so that this one stays small.
        subprocess.run(list(map(str, generator)), check=True)
    benches = {name: Bench(found[name], kind, scratch, given) for name, kind in kinds.items()}
    for turn in range(given.rounds):
        # Each is the first in its turn, and the order is turned round, so that none always builds behind the same other one.
        names = list(benches)
        names = names[turn % len(names) :] + names[: turn % len(names)]
        for name in names[::-1] if turn % 2 else names:
            bench = benches[name]
            if bench.ended:
                continue
            print(f"round {turn + 1} of {given.rounds}: {name}", file=sys.stderr)
            try:
                bench.round(turn)
            except Impatient as impatience:
                bench.ended = str(impatience)
                print(f"{name} takes {impatience} and is left out from here on", file=sys.stderr)
    if "served" in given.steps:
        for name, bench in benches.items():
            if not bench.ended:
                print(f"saved to served: {name}", file=sys.stderr)
                bench.serve()
    print(report(given, benches))
    if "reference" in given.steps and "kebiao" in benches:
        print(reference(given, scratch))


ROWS = [
    ("full build, with highlighting", "highlighted", seconds),
    ("– of all cores", ("highlighted", "cpu"), seconds),
    ("– memory at most", ("highlighted", "memory"), memory),
    ("full build, code without its language", "plain", seconds),
    ("– of all cores", ("plain", "cpu"), seconds),
    ("– memory at most", ("plain", "memory"), memory),
    ("output removed, caches kept", "cached", seconds),
    ("– of all cores", ("cached", "cpu"), seconds),
    ("nothing changed", "unchanged", seconds),
    ("– of all cores", ("unchanged", "cpu"), seconds),
    ("– files written", ("unchanged", "written"), lambda files: f"{files:,.0f}"),
    ("one lesson changed", "edited", seconds),
    ("– of all cores", ("edited", "cpu"), seconds),
    ("– files written", ("edited", "written"), lambda files: f"{files:,.0f}"),
    ("one section that teaches changed", "taught", seconds),
    ("– of all cores", ("taught", "cpu"), seconds),
    ("– files written", ("taught", "written"), lambda files: f"{files:,.0f}"),
    ("saved to served", "served", seconds),
    ("– answers that were not 200", "wrong", lambda files: f"{files:,.0f}"),
    ("program start", "start", seconds),
    ("files of the site", "files", lambda files: f"{files:,.0f}"),
    ("bytes of the site", "bytes", megabytes),
    ("the floor: `cp -r` of the site", "copied", seconds),
]

# Of these a ratio says nothing, or it could not be told.
PLAIN = {("unchanged", "written"), ("edited", "written"), ("taught", "written"), "wrong"}


def report(given, benches):
    rows = []
    for label, what, show in ROWS:
        if not any(bench.measured.get(what) for bench in benches.values()):
            continue
        own = benches["kebiao"].measured.get(what) if "kebiao" in benches else None
        row = [label]
        for name, bench in benches.items():
            values = bench.measured.get(what)
            if not values:
                row.append(bench.ended or "–")
                continue
            cell = show(median(values))
            if own and name != "kebiao" and what not in PLAIN and median(own) > (least() if show is memory else 0):
                cell += f" ({median(values) / median(own):.1f} ×)"
            row.append(cell)
        rows.append(row)
    head = f"{given.lessons:,} lessons, medians of {given.rounds}"
    return table([head, *(bench.rich.version() for bench in benches.values())], rows)


def reference(given, scratch):
    """The reference site by itself: a build where nothing changed beside a full one."""
    root = scratch / "reference"
    root.mkdir()
    shutil.copy(REPOSITORY / "kebiao.yaml", root)
    for folder in ("seeds", "content"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    full, unchanged = [], []
    for turn in range(given.rounds):
        if (root / ".kebiao").exists():
            shutil.rmtree(root / ".kebiao")
        command = [kebiao(), "build", "--out", f"out-{turn}"]
        full.append(run(command, root, given.patience, given.show).wall)
        unchanged.append(run(command, root, given.patience, given.show).wall)
    ratio = median(unchanged) / median(full)
    return f"\nThe reference site: {seconds(median(full))}; nothing changed: {seconds(median(unchanged))}, {ratio:.2f} of it."


if __name__ == "__main__":
    main()
