# Prints LINES lines, and then the seconds that this took to stderr.
import sys
from time import perf_counter

LINES = 200_000

start = perf_counter()
for i in range(LINES):
    print("line", i)
print(perf_counter() - start, file=sys.stderr)
