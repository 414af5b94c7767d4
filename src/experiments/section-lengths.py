# Threads repeat a critical section under the GIL and a parallel section outside it. Both lengths are calibrated in nanoseconds.
# requires: python >= 3.14
from concurrent import interpreters
from threading import Barrier, Thread
from time import perf_counter_ns

CRITICAL_NS = 5_000
PARALLEL_NS = 5_000
WORK_NS = 100_000_000
THREADS = 2

SECTIONS = WORK_NS // (CRITICAL_NS + PARALLEL_NS) // THREADS * THREADS


def spin(n):
    while n > 0:
        n -= 1


def mean_ns(run, n):
    """Returns the median of five samples. Each sample is the mean of many runs, because clocks of browsers have coarse steps."""
    samples = []
    for _ in range(5):
        runs = 0
        start = now = perf_counter_ns()
        while now - start < 1_000_000:
            for _ in range(10):
                run(n)
            runs += 10
            now = perf_counter_ns()
        samples.append((now - start) / runs)
    return sorted(samples)[2]


def calibrate(name, run, ns):
    """Returns the number of iterations that take `ns`, and prints how long these iterations really take."""
    fixed = mean_ns(run, 0)
    iteration = (mean_ns(run, 10_000) - fixed) / 10_000
    n = max(0, round((ns - fixed) / iteration))
    print(f"{name}: {ns} ns wanted, {mean_ns(run, n):.0f} ns reached")
    return n


def work(interp, ready, sections, critical, parallel):
    ready.wait()
    for _ in range(sections):
        spin(critical)
        interp.call(spin, parallel)


def measure(name, every, critical, parallel):
    ready = Barrier(len(every) + 1)
    share = SECTIONS // len(every)
    threads = [Thread(target=work, args=(interp, ready, share, critical, parallel)) for interp in every]
    for thread in threads:
        thread.start()
    ready.wait()
    start = perf_counter_ns()
    for thread in threads:
        thread.join()
    print(f"{name}: {SECTIONS} sections in {(perf_counter_ns() - start) / 1_000_000:.3f} ms")


if __name__ == "__main__":
    every = [interpreters.create() for _ in range(THREADS)]
    critical = calibrate("critical", spin, CRITICAL_NS)
    parallel = calibrate("parallel", lambda n: every[0].call(spin, n), PARALLEL_NS)
    measure("alone", every[:1], critical, parallel)
    measure("together", every, critical, parallel)
    for interp in every:
        interp.close()
