"""What memory a process and its descendants have held."""

import re
from pathlib import Path


def peak_megabytes(root, proc=Path("/proc")):
    """Megabytes: the sum, over a process and all its descendants that still run, of the most that each has held at once.

    Pages that several share count for each; processes that have ended don't count. 0 where the system has no /proc.
    """
    parents, peaks = {}, {}
    for folder in proc.glob("[0-9]*"):
        try:
            # A program may give itself a name that is no UTF-8.
            status = (folder / "status").read_text("utf-8", "replace")
        except OSError:  # it has ended meanwhile
            continue
        pid = int(folder.name)
        parents[pid] = number("PPid", status)
        peaks[pid] = number("VmHWM", status)  # in kB; a process that has ended has none
    family = {root}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return round(sum(peaks.get(pid, 0) for pid in family) / 1024)


def number(name, status):
    found = re.search(rf"^{name}:\s*(\d+)", status, re.MULTILINE)
    return int(found[1]) if found else 0
