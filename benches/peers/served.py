"""How long it takes from saving a lesson to its being served."""

import http.client
import os
import shlex
import socket
import subprocess
import sys
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Served:
    """A program that serves its site, as long as the `with` lasts."""

    def __init__(self, program, patience, show):
        self.program, self.patience, self.show = program, patience, show
        self.port = free_port()
        self.wrong = 0

    def __enter__(self):
        command = list(map(str, self.program.serve(self.port)))
        if self.show:
            print(f"$ cd {shlex.quote(str(self.program.root))} && {shlex.join(command)}", file=sys.stderr)
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, cwd=self.program.root, **silent)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def get(self, path):
        """Status and text of an answer; nothing where nobody answers, or only in part."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=self.patience)
        try:
            connection.request("GET", f"/{path.removesuffix('index.html')}")
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException):
            return None, ""
        finally:
            connection.close()

    def until(self, paths, words):
        """Seconds until all the pages show the words; none where that does not come."""
        began = time.perf_counter()
        paths = list(paths)
        while paths:
            status, text = self.get(paths[0])
            self.wrong += status != 200
            if words in text:
                paths.pop(0)
                continue
            if time.perf_counter() - began > self.patience or self.process.poll() is not None:
                return None
            time.sleep(0.002)
        return time.perf_counter() - began


def saved_to_served(program, lesson, rounds, patience, show):
    """For each of some edits of a lesson's title, the seconds until it and the lists show it; and how many answers were not 200."""
    path = program.lesson(lesson.folder, lesson.slug)
    text = path.read_text(encoding="utf-8")
    pages = [program.page(lesson.folder, lesson.slug), *program.lists(lesson.folder)]
    times = []
    with Served(program, patience, show) as served:
        if served.until(pages, lesson.title) is None:
            return [], 0
        # Whoever asks while it starts is not answered.
        served.wrong = 0
        for turn in range(rounds):
            # Between two edits a writer thinks.
            time.sleep(0.5)
            title = f"{lesson.title}改{turn}{os.getpid()}"
            path.write_text(text.replace(lesson.title, title, 1), encoding="utf-8")
            took = served.until(pages, title)
            if took is None:
                break
            times.append(took)
    path.write_text(text, encoding="utf-8")
    return times, served.wrong
