"""Fails if a snapshot is used by no test, or names a source outside the repository.

The argument is the file in which the tests listed the snapshots that they used.
"""

import os
import subprocess
import sys

used = {os.path.realpath(line.strip()) for line in open(sys.argv[1])}
listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.snap"]
files = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split()
unused = [file for file in files if os.path.exists(file) and os.path.realpath(file) not in used]
if unused or not files:
    sys.exit(f"{len(files)} snapshots; unused: {' '.join(unused)}")
outside = [file for file in files if any(line.startswith('source: "..') for line in open(file, encoding="utf-8"))]
if outside:
    sys.exit(f"the `source` of these snapshots is outside the repository: {' '.join(outside)}")
print(f"{len(files)} snapshots, all in use")
