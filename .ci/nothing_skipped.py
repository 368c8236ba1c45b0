"""Fails if a test failed, or was ignored or filtered out, or if no test ran at all.

After `--chosen`, tests may be filtered out: they have run in another build.
"""

import re
import sys

log = open(sys.argv[1]).read()
results = re.findall(r"^test result: (\w+)\. (\d+) passed; (\d+) failed; (\d+) ignored; \d+ measured; (\d+) filtered", log, re.M)
passed = sum(int(result[1]) for result in results)
skipped = slice(2, 4) if "--chosen" in sys.argv else slice(2, None)
wrong = [result for result in results if result[0] != "ok" or any(int(number) for number in result[skipped])]
if wrong or passed == 0:
    sys.exit(f"{passed} tests passed, and these suites failed or skipped tests: {wrong}")
print(f"{passed} tests in {len(results)} suites, none skipped" + (" of those chosen" if "--chosen" in sys.argv else ""))
