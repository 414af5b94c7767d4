# The countdown in interpreters. If each has its own GIL, two of them count at the same time in one process.
# requires: python >= 3.14
import _interpreters
from concurrent import interpreters
from datetime import datetime

COUNT = 24_000_000
INTERPRETERS = 2
OWN_GIL = 1


def countdown(n):
    while n > 0:
        n -= 1


def create():
    if OWN_GIL:
        return interpreters.create()
    return interpreters.Interpreter(_interpreters.create("legacy"))


if __name__ == "__main__":
    every = [create() for _ in range(INTERPRETERS)]
    start = datetime.now()
    threads = [interp.call_in_thread(countdown, COUNT // INTERPRETERS) for interp in every]
    for thread in threads:
        thread.join()
    print("countdown took", datetime.now() - start)
    for interp in every:
        interp.close()
