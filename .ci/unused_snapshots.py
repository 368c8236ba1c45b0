"""Fails when a snapshot is committed that no test compares with; the tests noted those they used in a file."""

import os
import subprocess
import sys

used = {os.path.realpath(line.strip()) for line in open(sys.argv[1])}
listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.snap"]
files = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.split()
unused = [file for file in files if os.path.exists(file) and os.path.realpath(file) not in used]
if unused or not files:
    sys.exit(f"{len(files)} snapshots, of which no test uses: {' '.join(unused)}")
print(f"{len(files)} snapshots, all in use")
