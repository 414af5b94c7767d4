import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def nap(seconds):
    time.sleep(seconds)
    return seconds


with ThreadPoolExecutor(max_workers=3) as pool:
    futures = {pool.submit(nap, n / 10): n for n in (3, 0, 1)}
    for future in as_completed(futures):
        print(futures[future], future.result())
    again = list(as_completed(futures, timeout=1))
    print(sorted(future.result() for future in again))
    late = [pool.submit(nap, 0.3), pool.submit(nap, 0)]
    try:
        for future in as_completed(late, timeout=0.1):
            print(future.result())
    except TimeoutError as error:
        print('TimeoutError:', error)
print(threading.active_count())
