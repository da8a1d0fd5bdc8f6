"""What a command costs, and what a folder holds."""

import os
import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass


# macOS counts memory in bytes, others count it in KiB.
UNIT = 1 if sys.platform == "darwin" else 1024


class Impatient(Exception):
    """A command that took longer than anyone wants to wait."""


@dataclass
class Cost:
    """Seconds on the wall, seconds of all cores, and the most bytes of memory that it held at once."""

    wall: float
    cpu: float
    memory: int


def run(command, folder, patience, show=False):
    """Runs a command to its end. This process must stay small: what it holds counts as its children's until they start."""
    if show:
        print(f"$ cd {shlex.quote(str(folder))} && {shlex.join(map(str, command))}", file=sys.stderr)
    # What earlier commands wrote is not to be paid for by this one.
    os.sync()
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        process = subprocess.Popen(list(map(str, command)), cwd=folder, stdout=subprocess.DEVNULL, stderr=said)
        killer = threading.Timer(patience, process.kill)
        killer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        killer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if wall >= patience:
            raise Impatient(f"over {patience:.0f} s")
        if process.returncode != 0:
            said.seek(0)
            words = said.read().decode(errors="replace")[-2000:]
            sys.exit(f"{shlex.join(map(str, command))} in {folder} ended with {process.returncode}:\n{words}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * UNIT)


def files(folder):
    """Each file of a folder: when it was written, and its size."""
    found = {}
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    stat = entry.stat(follow_symlinks=False)
                    found[entry.path] = (stat.st_mtime_ns, stat.st_size)
    return found


def seconds(value):
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def megabytes(value):
    return f"{value / 1e6:.0f} MB" if value >= 9.95e6 else f"{value / 1e6:.1f} MB"


def least():
    """So much memory this process holds; of a command that holds less it cannot be seen."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT


def memory(value):
    return megabytes(value) if value > least() else f"< {megabytes(least())}"


median = statistics.median


def table(head, rows):
    """A table of Markdown; all columns but the first are figures."""
    lines = [f"| {' | '.join(head)} |", f"| --- |{' ---: |' * (len(head) - 1)}"]
    return "\n".join(lines + [f"| {' | '.join(row)} |" for row in rows])
