import os
import sys
from pathlib import Path

import pytest

from ovillo.workflows import file_lists
from ovillo.workflows.file_lists import list_files


def made(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def names(folder: Path) -> list[str]:
    return [file.name for file in list_files([folder]).files]


def refusals(*paths: Path) -> list[tuple[str, str]]:
    return [(refused.path.name, refused.refusal) for refused in list_files(paths).refusals]


def test_folders_are_walked_in_sorted_order(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a/2.txt", "a/10.txt", "c/d/e.txt")

    assert names(tmp_path) == ["a/10.txt", "a/2.txt", "b.txt", "c/d/e.txt"]


def test_a_file_given_itself_has_its_own_name(tmp_path: Path) -> None:
    made(tmp_path, "a/x.txt")

    assert [file.name for file in list_files([tmp_path / "a/x.txt"]).files] == ["x.txt"]


def test_each_file_is_listed_once(tmp_path: Path) -> None:
    made(tmp_path, "a/x.txt")

    assert len(list_files([tmp_path, tmp_path / "a", tmp_path / "a/x.txt", tmp_path]).files) == 1


def test_hidden_files_are_passed_over_and_a_manifest_is_listed_by_itself(tmp_path: Path) -> None:
    made(tmp_path, ".hidden", ".git/config", "sources.csv", "a/sources.csv", "x.txt")

    found = list_files([tmp_path])

    assert [file.name for file in found.files] == ["x.txt"]
    assert [file.name for file in found.manifests] == ["a/sources.csv", "sources.csv"]


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    assert refusals(tmp_path / "nada") == [("nada", file_lists.NOT_FOUND)]


def test_a_loop_of_links_costs_one_line(tmp_path: Path) -> None:
    made(tmp_path, "a/x.txt")
    (tmp_path / "a/back").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")

    assert refusals(tmp_path) == [("back", file_lists.LOOP), ("self", file_lists.BROKEN_LINK)]
    assert names(tmp_path) == ["a/x.txt"]


def test_links_out_of_the_given_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    made(tmp_path, "private/diary.txt", "private/key", "given/y.txt")
    (tmp_path / "given/folder").symlink_to(tmp_path / "private")
    (tmp_path / "given/file").symlink_to("../private/key")
    (tmp_path / "given/up").symlink_to("..")
    (tmp_path / "given/sources.csv").symlink_to(tmp_path / "private/key")

    found = list_files([tmp_path / "given"])

    assert [file.name for file in found.files] == ["y.txt"]
    assert found.manifests == ()
    assert [(each.path.name, each.refusal) for each in found.refusals] == [
        (name, file_lists.LEADS_OUT) for name in ("file", "folder", "sources.csv", "up")
    ]


def test_a_chain_of_links_is_judged_by_its_end(tmp_path: Path) -> None:
    made(tmp_path, "private/diary.txt", "given/y.txt")
    (tmp_path / "given/a").symlink_to("b")
    (tmp_path / "given/b").symlink_to(tmp_path / "private")

    assert refusals(tmp_path / "given") == [("a", file_lists.LEADS_OUT), ("b", file_lists.LEADS_OUT)]


def test_links_to_what_was_given_and_links_that_are_given_are_followed(tmp_path: Path) -> None:
    made(tmp_path, "real/x.txt", "given/y.txt", "alone.txt")
    (tmp_path / "given/link").symlink_to(tmp_path / "real")
    (tmp_path / "given/within").symlink_to("y.txt")
    (tmp_path / "mine").symlink_to(tmp_path / "real")
    (tmp_path / "one").symlink_to(tmp_path / "alone.txt")

    both = list_files([tmp_path / "given", tmp_path / "real"])

    assert sorted(file.path.resolve().name for file in both.files) == ["x.txt", "y.txt"]
    assert both.refusals == ()
    assert names(tmp_path / "mine") == ["x.txt"]
    assert names(tmp_path / "one") == ["one"]


def test_links_that_multiply_are_walked_once(tmp_path: Path) -> None:
    for level in range(30):
        folder = tmp_path / f"level{level}"
        folder.mkdir()
        made(folder, "x.txt")
        for side in "ab":
            (folder / side).symlink_to(tmp_path / f"level{level + 1}")

    (tmp_path / "level29/a").unlink()
    (tmp_path / "level29/b").unlink()

    assert len(list_files([tmp_path]).files) == 30


def test_a_deep_tree_is_walked_without_deep_calls(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(400):
        folder /= "d"
        folder.mkdir()
    made(folder, "x.txt")
    limit = sys.getrecursionlimit()

    sys.setrecursionlimit(300)
    try:
        found = names(tmp_path)
    finally:
        sys.setrecursionlimit(limit)

    assert len(found) == 1


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert refusals(tmp_path) == [("pipe", file_lists.NOT_A_FILE)]
    assert refusals(Path("/dev/null")) == [("null", file_lists.NOT_A_FILE)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list everything")
def test_a_folder_that_may_not_be_listed_costs_one_line(tmp_path: Path) -> None:
    made(tmp_path, "a/x.txt", "b.txt")
    (tmp_path / "a").chmod(0)

    assert refusals(tmp_path) == [("a", file_lists.FOLDER_DENIED)]
    (tmp_path / "a").chmod(0o700)


def test_the_current_folder_is_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, "x.txt")
    monkeypatch.chdir(tmp_path)

    assert names(Path()) == ["x.txt"]
