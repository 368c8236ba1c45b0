"""Fails when a snapshot is committed that no test compares with, or that names a path outside the repository.

The tests noted those they used in a file.
"""

import os
import subprocess
import sys

used = {os.path.realpath(line.strip()) for line in open(sys.argv[1])}
listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.snap"]
files = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split()
unused = [file for file in files if os.path.exists(file) and os.path.realpath(file) not in used]
if unused or not files:
    sys.exit(f"{len(files)} snapshots, of which no test uses: {' '.join(unused)}")
outside = [file for file in files if any(line.startswith('source: "..') for line in open(file, encoding="utf-8"))]
if outside:
    sys.exit(f"made elsewhere, their `source` leads out of the repository: {' '.join(outside)}")
print(f"{len(files)} snapshots, all in use")
