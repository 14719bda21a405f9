"""The memory of a process that writes and compares a large handover: says the most it ever held, in KB."""

import resource
import sys
from pathlib import Path

from app.bench import handover, office
from app.features.handover import excel
from app.system.clock import Clock


def main() -> None:
    """Write the workbook, compare the returned one, say what it took."""
    folder, clock = Path(sys.argv[1]), Clock()
    with office.opened(folder, clock) as store:
        excel.pack(handover.large(store, clock), b"")
        handover.compare(store, (folder.parent / handover.FILE).read_bytes())
    sys.stdout.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


if __name__ == "__main__":
    main()
