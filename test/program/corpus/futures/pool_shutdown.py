import threading
from concurrent.futures import ThreadPoolExecutor

go = threading.Event()
begun = threading.Event()


def hold():
    begun.set()
    return go.wait()


pool = ThreadPoolExecutor(1)
first = pool.submit(hold)
others = [pool.submit(print, n) for n in range(3)]
begun.wait()
pool.shutdown(wait=False, cancel_futures=True)
print([future.cancelled() for future in others], first.running())
try:
    pool.submit(print)
except RuntimeError as error:
    print('RuntimeError:', error)
go.set()
print(first.result())
pool.shutdown()
print(threading.active_count())
