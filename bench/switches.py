# Measures the GIL of the real CPython. THREADS threads count. A thread records a switch when it finds that another thread ran last.
# Prints the switches per second, the median hold in ms, and the percentage of switches at which the longest waiter was not next.
import sys
import threading
from time import perf_counter

THREADS = int(sys.argv[1])
SECONDS = float(sys.argv[2])

owner = -1
order = []
times = []


def work(me):
    global owner
    end = perf_counter() + SECONDS
    left = 100_000
    while True:
        if owner != me:
            owner = me
            order.append(me)
            times.append(perf_counter())
        left -= 1
        if left == 0:
            left = 100_000
            if perf_counter() > end:
                return


threads = [threading.Thread(target=work, args=(i,)) for i in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

last_run = {}
contested = not_next = 0
for turn in range(1, len(order)):
    last_run[order[turn - 1]] = turn
    waiting = [thread for thread in last_run if thread != order[turn - 1]]
    if len(waiting) == THREADS - 1 and THREADS > 2:
        contested += 1
        not_next += order[turn] != min(waiting, key=last_run.get)
holds = sorted(after - before for before, after in zip(times, times[1:]))
print((len(order) - 1) / (times[-1] - times[0]), holds[len(holds) // 2] * 1e3, 100 * not_next / max(contested, 1))
