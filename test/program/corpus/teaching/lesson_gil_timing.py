"""Work split over threads gives the same answer; the times depend on the GIL."""
import sys
import threading
import time


def spin(n, out):
    total = 0
    while n:
        total += n
        n -= 1
    out.append(total)


def measure(parts):
    out = []
    threads = [threading.Thread(target=spin, args=(part, out)) for part in parts]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(out), time.perf_counter() - start


alone, one = measure([2000, 2000][:1])
both, two = measure([2000, 2000])
print(alone, both, both == 2 * alone, one > 0, two > 0)
before = sys.getswitchinterval()
sys.setswitchinterval(0.001)
print(sys.getswitchinterval())
sys.setswitchinterval(before)
