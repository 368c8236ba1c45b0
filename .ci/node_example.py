"""Runs the Node example from sdk-docs/backend-engineer.md on the contexts of the plugins' examples."""

import glob
import json
import os
import re
import subprocess
import sys

folder, programs = sys.argv[1:]
os.mkdir(folder)
os.symlink(os.path.abspath("plugins"), f"{folder}/plugins")
contexts = [json.load(open(path)) for path in sorted(glob.glob("plugins/*/examples/*.context.json"))]
with open(f"{folder}/customers.ndjson", "w") as customers:
    customers.writelines(json.dumps(context) + "\n" for context in contexts)
page = open("sdk-docs/backend-engineer.md").read()
with open(f"{folder}/example.mjs", "w") as example:
    example.write(re.search(r"^```js\n(.*?)^```", page, re.M | re.S)[1])
environment = dict(os.environ, PATH=f"{programs}{os.pathsep}{os.environ['PATH']}")
done = subprocess.run(["node", "example.mjs"], cwd=folder, env=environment, check=True, stdout=subprocess.PIPE, text=True)
decided = len(open(f"{folder}/decisions.ndjson").readlines())
if decided != len(contexts) or not done.stdout:
    sys.exit(f"{decided} decisions for {len(contexts)} customers, and {len(done.stdout)} characters printed")
print(f"{decided} decisions for {len(contexts)} customers, read by Node")
