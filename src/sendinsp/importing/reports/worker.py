"""The reading process: `python -m sendinsp.importing.reports.worker`, started by `process`, one JSON object a line.

In: {"path", "known_bodies", "known_areas", "limits"}. Out: {"ready": true} once, then for each file {"report"},
{"refused", "message"} or {"os_error"}, with "seconds" by the clock and "processor" seconds of one core.
It ends when its input does, and after a file that asked for too much.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import time
from pathlib import Path
from typing import IO, Any

from sendinsp.importing.reports.limits import MB, Limits, bind_process, bind_unpacking
from sendinsp.importing.reports.reading import read_bytes
from sendinsp.importing.reports.refusals import HostilePdf, NotAReadableReport


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Read one file. OSError on reading it is answered as {"os_error": message}."""
    limits = Limits(**request["limits"])
    bind_unpacking(limits)
    bind_process(limits)
    began, used = time.perf_counter(), time.process_time()
    try:
        with Path(request["path"]).open("rb") as file:
            data = file.read(limits.file_mb * MB + 1)
        report = read_bytes(
            data, known_bodies=request["known_bodies"], known_areas=request["known_areas"], limits=limits
        )
        made: dict[str, Any] = {"report": report.as_dict()}
    except NotAReadableReport as refused:
        made = {"refused": refused.code, "message": str(refused)}
    except MemoryError:
        made = {"refused": HostilePdf.code, "message": str(HostilePdf())}
    except OSError as error:
        made = {"os_error": error.strerror or str(error)}
    return made | {"seconds": time.perf_counter() - began, "processor": time.process_time() - used}


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer requests until there are none, or until one asked for too much: then this process's memory is spent."""
    import pdfplumber  # noqa: F401 # loaded before the first file, so that its time is not counted
    import pypdf  # noqa: F401

    logging.disable(logging.CRITICAL)
    _say(answers, {"ready": True})
    for line in requests:
        made = answer(json.loads(line))
        _say(answers, made)
        if made.get("refused") == HostilePdf.code:
            return


def _say(answers: IO[bytes], what: dict[str, Any]) -> None:
    answers.write(json.dumps(what).encode("ascii") + b"\n")
    answers.flush()


def main() -> None:
    """Serve standard input and output; whatever a library prints goes to standard error."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle: it ends this process
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
