"""The few words of a shell that our pages use, run in this process: echo, ovillo, $(cat FILE), > and >>."""

import re
import shlex
from pathlib import Path

from ovillo.testing import write_sample_case
from tests.cli.conftest import Result, run_ovillo

ACTOR = "Analyst"


def run(line: str) -> Result:
    """What a line of a page does."""
    line = re.sub(r"\$\(cat (\S+)\)", lambda found: Path(found[1]).read_text("utf-8").strip(), line)
    command, more, target = re.fullmatch(r"(.*?)(?: (>>?) (\S+))?", line).groups()
    words = shlex.split(command)
    actor = words.pop(0).partition("=")[2] if words[0].startswith("OVILLO_ACTOR=") else ACTOR
    if words[0] == "echo":
        done = Result(0, " ".join(words[1:]) + "\n", "")
    elif words[:3] == ["python", "-m", "ovillo.testing"]:
        write_sample_case(Path(words[3]))
        done = Result(0, "", "")
    else:
        assert words[0] == "ovillo"
        done = run_ovillo(*words[1:], OVILLO_ACTOR=actor)
    if target:
        with Path(target).open("a" if more == ">>" else "w", encoding="utf-8") as stream:
            stream.write(done.out)
    return done


def succeed(line: str) -> str:
    """What a line prints, which must do what it says."""
    done = run(line)
    assert done.status == 0, done.err
    return done.out


def blocks(page: str, language: str) -> list[str]:
    """The contents of the fenced blocks of a language; "" for those without one."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def write_tables(page: str) -> None:
    """The tables of a page, in the working directory."""
    for name, content in re.findall(r"^```csv (\S+)\n(.*?)^```$", page, re.DOTALL | re.MULTILINE):
        Path(name).write_text(content, "utf-8")


def steps(page: str) -> list[tuple[str, str]]:
    """Each command that a page shows with its output."""
    found = [re.split(r"^\$ ", block, flags=re.MULTILINE)[1:] for block in blocks(page, "console")]
    return [(command, out) for block in found for command, _, out in (step.partition("\n") for step in block)]


def fits(shown: str, out: str) -> bool:
    """Whether this was printed, with whatever the dots stand for."""
    return re.fullmatch(re.escape(shown).replace("…", "[^\n]*"), out) is not None
