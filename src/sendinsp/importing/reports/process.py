"""Reading in a process of its own, bounded in time and memory: a hostile file ends that process and nothing else."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sendinsp.importing.reports.limits import Limits
from sendinsp.importing.reports.model import ReadReport
from sendinsp.importing.reports.refusals import BY_CODE, HostilePdf, NotAReadableReport, ReaderMissing

WORKER = "sendinsp.importing.reports.worker"
_START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of one file: `report`, or why it was not read (`refused`).

    seconds: by the clock, in the reading process; processor: of one core, however busy the machine is.
    """

    path: Path
    report: ReadReport | None
    refused: NotAReadableReport | OSError | None
    seconds: float
    processor: float = 0.0


class Reader:
    """A reading process, started when first needed and again after a file that ended it. Close it, or use `with`."""

    def __init__(
        self,
        *,
        known_bodies: Iterable[str] = (),
        known_areas: Collection[str] | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._asked = {
            "known_bodies": list(known_bodies),
            "known_areas": None if known_areas is None else list(known_areas),
            "limits": asdict(self._limits),
        }
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[bytes] = queue.Queue()
        self.seconds = self.processor = 0.0
        """What the last file took in the reading process, by the clock and of one core."""

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, path: str | Path) -> ReadReport:
        """A report's content. Raises a `NotAReadableReport` that says what is wrong, or OSError for no such file."""
        path = Path(path)
        if not path.is_file():
            # Opening says best what is wrong (no such file, a folder); a pipe or device never comes to an end.
            path.open("rb").close()
            raise OSError(f"{path} is not a file.")
        self.processor = 0.0
        began = time.perf_counter()
        try:
            answer = self._ask({"path": str(path.absolute()), **self._asked})
        finally:
            self.seconds = time.perf_counter() - began
        self.seconds, self.processor = answer["seconds"], answer["processor"]
        if "report" in answer:
            return ReadReport.from_dict(answer["report"])
        if "os_error" in answer:
            raise OSError(answer["os_error"])
        if answer["refused"] == HostilePdf.code:
            self.close()
        raise BY_CODE[answer["refused"]](answer["message"])

    def close(self) -> None:
        """End the process; what it was reading is dropped."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was to be written to a process that is gone
                    pipe.close()

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        process = self._running()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            process.stdin.flush()
            line = self._next_line(self._limits.seconds)
        except BaseException:
            self.close()
            raise
        if not line:
            self.close()
            within = f"was not read within {self._limits.seconds:g} seconds, a report takes about one"
            ended = "ended the reading process, as a file does that asks for too much memory"
            what = f"This PDF {within}" if line is None else f"Reading this PDF {ended}"
            raise HostilePdf(f"{what}: take the file as Ofsted publishes it.")
        made: dict[str, Any] = json.loads(line)
        return made

    def _next_line(self, seconds: float) -> bytes | None:
        """What the process says next: b"" where it has ended, None where nothing came in time."""
        try:
            return self._answers.get(timeout=seconds)
        except queue.Empty:
            return None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        if find_spec("pdfplumber") is None or find_spec("pypdf") is None:
            raise ReaderMissing
        self._answers = queue.Queue()
        self._process = subprocess.Popen(
            # -P: nothing is imported from the folder one happens to be in.
            [sys.executable, "-P", "-m", WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        threading.Thread(target=_pass_on, args=(self._process, self._answers), daemon=True).start()
        try:
            ready = self._next_line(_START_SECONDS)
        except BaseException:
            self.close()
            raise
        if not ready:
            self.close()
            raise ReaderMissing(
                "The process that reads reports did not start: install its packages anew with "
                "pip install --force-reinstall 'sendinsp[reports]'."
            )
        return self._process


def _pass_on(process: subprocess.Popen[bytes], answers: queue.Queue[bytes]) -> None:
    """Put each line of a process into a queue, and an empty one at its end."""
    assert process.stdout is not None
    try:
        for line in process.stdout:
            answers.put(line)
    except (OSError, ValueError):  # closed while it was read
        pass
    answers.put(b"")


def read_report(
    path: str | Path,
    *,
    known_bodies: Iterable[str] = (),
    known_areas: Collection[str] | None = None,
    limits: Limits | None = None,
) -> ReadReport:
    """Read one report in a process of its own.

    known_bodies: names of councils and boards to match responsible bodies with, beside those the report itself lists.
    known_areas: names of areas; where given, an area whose name is not among them is marked unsure.
    Raises a `NotAReadableReport` that says in a sentence what is wrong and what to do, or OSError for no such file.
    """
    with Reader(known_bodies=known_bodies, known_areas=known_areas, limits=limits) as reader:
        return reader.read(path)


def find_reports(folder: str | Path) -> tuple[Path, ...]:
    """Every PDF in a folder and the folders below it, in order of name. Raises OSError for no such folder."""
    folder = Path(folder)
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder.")
    return tuple(sorted(path for path in folder.rglob("*") if path.suffix.casefold() == ".pdf" and path.is_file()))


def read_reports(
    paths: Sequence[str | Path],
    *,
    known_bodies: Iterable[str] = (),
    known_areas: Collection[str] | None = None,
    limits: Limits | None = None,
    workers: int = 1,
    progress: Callable[[int, int, Attempt], object] | None = None,
) -> tuple[Attempt, ...]:
    """Read many reports, `workers` at a time; one that cannot be read stops none of the others.

    progress: called in the caller's thread after each with how many are done, how many there are, and the attempt.
    The attempts come in the order of `paths`. Raises ReaderMissing where nothing can be read at all.
    """
    files = [Path(path) for path in paths]
    known = tuple(known_bodies)
    made: dict[int, Attempt] = {}
    idle: queue.Queue[Reader] = queue.Queue()
    readers = [Reader(known_bodies=known, known_areas=known_areas, limits=limits) for _ in range(max(1, workers))]
    for reader in readers:
        idle.put(reader)
    pool = ThreadPoolExecutor(max_workers=len(readers))
    try:
        waiting = {pool.submit(_attempt, idle, path): index for index, path in enumerate(files)}
        for done, future in enumerate(as_completed(waiting), 1):
            attempt = future.result()
            made[waiting[future]] = attempt
            if progress is not None:
                progress(done, len(files), attempt)
    finally:
        # Also when interrupted: what waits is dropped, what is being read is ended with its process.
        pool.shutdown(wait=False, cancel_futures=True)
        for reader in readers:
            reader.close()
        pool.shutdown(wait=True)
    return tuple(made[index] for index in range(len(files)))


def _attempt(idle: queue.Queue[Reader], path: Path) -> Attempt:
    reader = idle.get()
    try:
        return Attempt(path, reader.read(path), None, reader.seconds, reader.processor)
    except ReaderMissing:
        raise
    except (NotAReadableReport, OSError) as refused:
        return Attempt(path, None, refused, reader.seconds, reader.processor)
    finally:
        idle.put(reader)
