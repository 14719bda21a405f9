"""The memory of a process that writes and compares a large handover: says the most it ever held, in KB."""

import re
import sys
from pathlib import Path

from app.bench import handover, office
from app.features.handover import excel
from app.system.clock import Clock

_STATUS = Path("/proc/self/status")


def main() -> None:
    """Write the workbook, compare the returned one, say what it took."""
    folder, clock = Path(sys.argv[1]), Clock()
    with office.opened(folder, clock) as store:
        excel.pack(handover.large(store, clock), b"")
        handover.compare(store, (folder.parent / handover.FILE).read_bytes())
    # Not getrusage: a child inherits there what its parent held.
    found = re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text("ascii"))
    sys.stdout.write(found[1] if found else "")


if __name__ == "__main__":
    main()
