"""Prints the only command in the first `sh` block of a section of README.md, so that CI runs exactly that."""

import re
import sys

section = re.search(rf"^## {sys.argv[1]}\n(.*?)(?=^## |\Z)", open("README.md").read(), re.M | re.S)
block = section and re.search(r"^```sh\n(.*?)^```", section[1], re.M | re.S)
commands = block[1].replace("\\\n", " ").strip().splitlines() if block else []
if len(commands) != 1:
    sys.exit(f"README.md has {len(commands)} commands in the first block of `## {sys.argv[1]}`; expected one")
print(commands[0])
