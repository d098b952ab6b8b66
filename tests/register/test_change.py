"""Writing into a data folder: whole or not at all, and never over someone else's change."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sendinsp.keeping import safe_write as module
from sendinsp.keeping.atomic import replace_file
from sendinsp.keeping.safe_write import SUFFIX, Change, NotWritten, apply, leftovers, locked
from sendinsp.yaml.files import data_files

POSIX = pytest.mark.skipif(os.name == "nt", reason="modes, links and locks of POSIX")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data" / "inspections" / "spring-2017").mkdir(parents=True)
    (tmp_path / "data" / "areas.yaml").write_bytes(b"areas: {}\n")
    return tmp_path / "data"


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_file_is_written_with_its_folder(folder: Path):
    path = folder / "inspections" / "autumn-2018" / "york.yaml"
    apply(folder, [Change(path, "area: york\n", None)])
    assert path.read_bytes() == b"area: york\n"
    assert set(everything(folder)) == {"areas.yaml", "inspections/autumn-2018/york.yaml"}


def test_line_endings_are_kept(folder: Path):
    path = folder / "areas.yaml"
    path.write_bytes(b"areas:\r\n  a: b\r\n")
    apply(folder, [Change(path, "areas:\n  a: c\n", path.read_bytes())])
    assert path.read_bytes() == b"areas:\r\n  a: c\r\n"


@POSIX
def test_the_mode_is_kept(folder: Path):
    path = folder / "areas.yaml"
    path.chmod(0o640)
    apply(folder, [Change(path, "areas: {a: b}\n", path.read_bytes())])
    assert path.stat().st_mode & 0o777 == 0o640


@POSIX
def test_a_link_within_the_folder_stays_a_link(folder: Path):
    real = folder / "inspections" / "spring-2017" / "real.yaml"
    real.write_bytes(b"a: b\n")
    link = folder / "inspections" / "link.yaml"
    link.symlink_to(real)
    apply(folder, [Change(link, "a: c\n", b"a: b\n")])
    assert link.is_symlink()
    assert real.read_bytes() == b"a: c\n"


@POSIX
@pytest.mark.parametrize("of_folder", [False, True])
def test_a_link_out_of_the_folder_is_refused(folder: Path, of_folder: bool):
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "x.yaml").write_bytes(b"a: b\n")
    if of_folder:
        (folder / "inspections" / "summer-2017").symlink_to(outside)
        path = folder / "inspections" / "summer-2017" / "x.yaml"
    else:
        path = folder / "inspections" / "x.yaml"
        path.symlink_to(outside / "x.yaml")
    with pytest.raises(NotWritten, match="leads out of the data folder"):
        apply(folder, [Change(path, "a: c\n", b"a: b\n")])
    assert (outside / "x.yaml").read_bytes() == b"a: b\n"
    assert [entry.name for entry in outside.iterdir()] == ["x.yaml"]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [(b"a: 1\n", b"a: 2\n", "was changed"), (None, b"a: 2\n", "was written"), (b"a: 1\n", None, "was removed")],
)
def test_a_file_that_changed_since_it_was_read_is_not_overwritten(folder: Path, was, now, said: str):
    path, other = folder / "inspections" / "x.yaml", folder / "inspections" / "w.yaml"
    if now is not None:
        path.write_bytes(now)
    with pytest.raises(NotWritten, match=said):
        apply(folder, [Change(other, "b: 1\n", None), Change(path, "a: 3\n", was)])
    assert not other.exists(), "nothing may be written where one of the files changed"
    assert (path.read_bytes() if path.exists() else None) == now


def test_a_change_between_check_and_rename_is_noticed_too(folder: Path, monkeypatch: pytest.MonkeyPatch):
    path = folder / "areas.yaml"
    real = module.stage

    def slow(target: Path, data: bytes, suffix: str) -> Path:
        staged = real(target, data, suffix)
        path.write_bytes(b"areas: {typed: meanwhile}\n")
        return staged

    monkeypatch.setattr(module, "stage", slow)
    with pytest.raises(NotWritten, match="was changed by another program"):
        apply(folder, [Change(path, "areas: {new: one}\n", b"areas: {}\n")])
    assert path.read_bytes() == b"areas: {typed: meanwhile}\n"
    assert list(leftovers(folder)) == []


def test_of_many_writers_at_once_each_update_stands_or_its_writer_is_told(folder: Path):
    """Each adds a line to what it read. Every line of a writer that was not refused must be there."""
    path = folder / "areas.yaml"
    path.write_bytes(b"")
    stood: list[str] = []

    def add(name: str) -> None:
        was = path.read_bytes()
        try:
            apply(folder, [Change(path, was.decode() + f"{name}\n", was)])
        except NotWritten:
            return
        stood.append(name)

    threads = [threading.Thread(target=add, args=(f"writer-{number}",)) for number in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stood
    assert sorted(path.read_text(encoding="utf-8").split()) == sorted(stood)


@POSIX
def test_a_writer_waits_for_another_process_and_then_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch):
    holder = subprocess.Popen(
        [
            sys.executable, "-c",
            "import fcntl, os, sys; h = os.open(sys.argv[1], os.O_RDONLY); fcntl.flock(h, fcntl.LOCK_EX);"
            "print('held', flush=True); sys.stdin.read()",
            str(folder),
        ],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout is not None and holder.stdin is not None
    try:
        assert holder.stdout.readline() == b"held\n"
        monkeypatch.setattr(module, "PATIENCE", 0.05)
        with pytest.raises(NotWritten, match="another sendinsp is writing"):
            apply(folder, [Change(folder / "areas.yaml", "x: y\n", b"areas: {}\n")])
    finally:
        holder.kill()
        holder.communicate()
    apply(folder, [Change(folder / "areas.yaml", "x: y\n", b"areas: {}\n")])  # it died: the lock went with it
    assert (folder / "areas.yaml").read_bytes() == b"x: y\n"


def test_what_a_dead_writer_left_is_no_data_and_goes_with_the_next_write(folder: Path):
    left = folder / "inspections" / "spring-2017" / f".york.yaml.abc{SUFFIX}"
    left.write_bytes(b"half a rec")
    assert list(data_files(folder)) == [folder / "areas.yaml"]
    with locked(folder):
        pass
    assert not left.exists()


class _Full:
    """A disk on which there is room for so many more writes."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.real = os.fsync

    def __call__(self, handle: int) -> None:
        self.room -= 1
        if self.room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.real(handle)


def test_on_a_full_disk_each_file_is_old_or_new_and_the_message_says_how_many(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    paths = [folder / "inspections" / f"{name}.yaml" for name in "abcd"]
    for path in paths:
        path.write_bytes(b"old: true\n")
    monkeypatch.setattr(os, "fsync", _Full(2))
    with pytest.raises(
        NotWritten, match=r"(?s)c\.yaml cannot be written: no space left.*make room.*2 of 4 files"
    ) as error:
        apply(folder, [Change(path, "old: false\n", b"old: true\n") for path in paths])
    assert error.value.done == 2
    assert [path.read_bytes() for path in paths] == [b"old: false\n"] * 2 + [b"old: true\n"] * 2
    assert list(leftovers(folder)) == []


def test_a_new_folder_for_which_there_was_no_room_is_not_left_behind(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(os, "fsync", _Full(0))
    with pytest.raises(NotWritten, match="no space left"):
        apply(folder, [Change(folder / "inspections" / "summer-2021" / "a.yaml", "a: b\n", None)])
    assert not (folder / "inspections" / "summer-2021").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read(folder: Path):
    folder.chmod(0o555)
    try:
        with pytest.raises(NotWritten, match="permission denied"):
            apply(folder, [Change(folder / "areas.yaml", "x: y\n", b"areas: {}\n")])
    finally:
        folder.chmod(0o755)
    assert (folder / "areas.yaml").read_bytes() == b"areas: {}\n"


def test_a_disk_that_can_only_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    before = everything(folder)
    with pytest.raises(NotWritten, match=r"read-only file system \(it lies on a disk that can only be read\)"):
        apply(folder, [Change(folder / "areas.yaml", "x: y\n", b"areas: {}\n")])
    assert everything(folder) == before


def test_replace_file_leaves_the_old_one_where_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "out.csv"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", _Full(0))
    with pytest.raises(OSError, match="No space left"):
        replace_file(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.csv"]
