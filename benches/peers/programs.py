"""The programs that are compared: where they are, how each is asked to build and to serve, and where its pages lie."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import lessons

REPOSITORY = Path(__file__).resolve().parents[2]


class Program:
    """One program and the folder with its texts. Each build goes into a folder that is named for it."""

    name = ""
    # What it keeps between builds, beside its output.
    kept = ()

    def __init__(self, path, root):
        self.path = path
        self.root = root

    def version(self):
        said = subprocess.run([self.path, *self.ask_version()], capture_output=True, text=True, check=True).stdout
        return f"{self.name} {next(word for word in said.replace('v', ' ').replace('-', ' ').split() if word[0].isdigit())}"

    def ask_version(self):
        return ["--version"]

    def forget(self, aside):
        """Nothing of an earlier build is known any more. Removing is slow, and not ours to measure: that comes later."""
        for name in self.kept:
            if (self.root / name).exists():
                os.rename(self.root / name, aside / f"{self.name}-{name.replace('/', '-')}")

    def lesson(self, folder, slug):
        return self.root / f"content/{folder}/{slug}.md"

    def page(self, folder, slug):
        return f"{folder}/{slug}/index.html"

    def lists(self, folder):
        """The pages that show the titles of a folder's lessons."""
        return [f"{folder}/index.html"]


class Kebiao(Program):
    name = "kebiao"
    kept = (".kebiao",)

    def build(self, output):
        return [self.path, "build", "--out", output]

    def serve(self, port):
        return [self.path, "serve", "--port", str(port)]

    def lesson(self, folder, slug):
        return self.root / f"content/900000/lessons/{folder}/{slug}.md"

    def page(self, folder, slug):
        return f"900000/{self.task(folder)}-{slug}.html"

    def lists(self, folder):
        return [f"900000/{self.task(folder)}.html"]

    def task(self, folder):
        task = int(folder[1:]) - 1
        return f"l{task * len(lessons.LEVELS) // lessons.TASKS + 1}-{lessons.number(task)}"


class Hugo(Program):
    name = "hugo"
    kept = ("resources", "cache", ".hugo_build.lock")

    def ask_version(self):
        return ["version"]

    def build(self, output):
        return [self.path, "--quiet", "--cacheDir", self.root / "cache", "--destination", output]

    def serve(self, port):
        # Without the first it renders what was looked at of late, and leaves the rest as it was.
        flags = ["--disableFastRender", "--noHTTPCache", "--quiet", "--cacheDir", self.root / "cache"]
        return [self.path, "server", *flags, "--bind", "127.0.0.1", "--port", str(port)]


class Zola(Program):
    name = "zola"

    def build(self, output):
        return [self.path, "build", "--force", "--output-dir", output]

    def serve(self, port):
        return [self.path, "serve", "--force", "--output-dir", "served", "--interface", "127.0.0.1", "--port", str(port)]


class MdBook(Program):
    name = "mdbook"

    def build(self, output):
        return [self.path, "build", "--dest-dir", output]

    def serve(self, port):
        flags = ["--watcher", "native", "--dest-dir", "served", "--hostname", "127.0.0.1", "--port", str(port)]
        return [self.path, "serve", *flags]

    def lesson(self, folder, slug):
        return self.root / f"src/{folder}/{slug}.md"

    def page(self, folder, slug):
        return f"{folder}/{slug}.html"

    def lists(self, _):
        # Its lists are typed by hand.
        return []


PROGRAMS = {program.name: program for program in (Kebiao, Hugo, Zola, MdBook)}


def find(name):
    """Where a program is: a variable of its name in capitals, the PATH; kebiao also where cargo makes it."""
    built = REPOSITORY / "target/release/kebiao"
    named = os.environ.get(name.upper())
    found = shutil.which(named or name)
    if named and not found:
        sys.exit(f"{name.upper()} names {named}, which is no program")
    if not found and name == "kebiao" and built.exists():
        found = built
    return Path(found).resolve() if found else None


def kebiao():
    return find("kebiao") or sys.exit("there is no kebiao: run `cargo build --release`, or name one in KEBIAO")
