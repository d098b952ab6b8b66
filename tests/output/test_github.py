"""Problems as workflow commands for GitHub."""

from __future__ import annotations

from sendinsp.model.problem import Problem, Span
from sendinsp.output.formats.github import as_github
from sendinsp.output.problems import Findings


def test_what_would_end_a_command_or_reach_the_terminal_is_written_out() -> None:
    odd = Problem("S001", "error", "data/a\x1b[31m,b:c.yaml", Span(2, 3, 2, 5), "", "100 %\nof \x1b]0;it\x07")
    command, count = as_github(Findings("data", 1, [odd])).splitlines()
    assert command == (
        "::error title=sendinsp S001,file=data/a\\x1b[31m%2Cb%3Ac.yaml,line=2,endLine=2,col=3,endColumn=4"
        "::S001 100 %25%0Aof \\x1b]0;it\\x07"
    )
    assert count == "1 error in 1 file"
