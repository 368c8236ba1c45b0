"""Runs the commands in the pages for plugin authors, each page in a separate folder outside the checkout.

.ci/first_plugin.py BIN FOLDER [PAGE...] adds BIN, the folder of `courtesy`, to PATH, creates FOLDER, and runs all `sh`
blocks of each page there, in one shell. Toolchains that the checkout installed for itself aren't on PATH: each page has
to install its own. Without PAGE, these are the first steps in plugin-author.md and the pages about languages.
"""

import os
import pathlib
import re
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCS = ROOT / "sdk-docs"

# Variables for the network and the user's own toolchains; a newcomer has no others.
KEPT = re.compile(r"PATH|HOME|USER|LANG|TMPDIR|(CARGO|RUSTUP)_HOME|RUSTUP_\w+|CARGO_(NET|HTTP|REGISTR)\w+|PIP_\w+|SSL_\w+"
                  r"|NODE_EXTRA_CA_CERTS|npm_config_\w+|\w+_(proxy|PROXY)")


def steps(page):
    """The commands of a page, in order."""
    text = page.read_text()
    if page.name == "plugin-author.md":
        text = re.search(r"^## Your first plugin\n(.*?)(?=^## )", text, re.M | re.S)[1]
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S)
    # Needed where the system manages Python, so it is always done.
    venv = re.search(r"create a virtual environment first:\s+`(.*?)`", text)
    return ([venv[1] + "\n"] if venv else []) + blocks


def environment(programs):
    kept = {name: value for name, value in os.environ.items() if KEPT.fullmatch(name)}
    # The target folder may be a link to a folder elsewhere.
    is_ours = lambda place: any(it.is_relative_to(ROOT) for it in [place.absolute(), place.resolve()])
    path = [place for place in kept["PATH"].split(os.pathsep) if not is_ours(pathlib.Path(place))]
    toolchain = tomllib.loads((ROOT / "rust-toolchain.toml").read_text())["toolchain"]["channel"]
    return kept | {"PATH": os.pathsep.join([programs, *path]), "RUSTUP_TOOLCHAIN": toolchain}


def follow(page, folder, programs):
    folder.mkdir(parents=True)
    script = "".join(steps(page))
    done = subprocess.run(["sh", "-exc", script], cwd=folder, env=environment(programs), stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    name = page.relative_to(ROOT)
    if done.returncode != 0:
        sys.exit(f"{done.stdout}\n{name}: the last command above failed with exit status {done.returncode}")
    for expected in ["sunny-day 0.1.0, ", "3 examples: 3 passed"]:
        if expected not in done.stdout:
            sys.exit(f"{done.stdout}\n{name}: the output above doesn't contain `{expected}`")
    print(f"{name}: {len(script.splitlines())} lines run", flush=True)


programs, folder = (os.path.abspath(path) for path in sys.argv[1:3])
if pathlib.Path(folder).is_relative_to(ROOT):
    sys.exit(f"{folder} is in the checkout, where a new plugin finds the SDK")
pages = [pathlib.Path(page).resolve() for page in sys.argv[3:]]
for page in pages or [DOCS / "plugin-author.md", *sorted((DOCS / "languages").glob("*.md"))]:
    follow(page, pathlib.Path(folder) / page.stem, programs)
