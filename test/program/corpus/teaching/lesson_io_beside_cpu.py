"""A thread that sleeps releases the GIL, so the sleeps of several threads overlap."""
import threading
import time


def wait_for_disk():
    time.sleep(0.03)


def elapsed(count):
    threads = [threading.Thread(target=wait_for_disk) for _ in range(count)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - start


print('four waits take as long as one, or longer:', elapsed(4) >= 0.03)
