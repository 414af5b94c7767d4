import threading
from concurrent.futures import ThreadPoolExecutor

both = threading.Barrier(2)


def name():
    both.wait()
    return threading.current_thread().name


with ThreadPoolExecutor(2) as pool:
    print(sorted(future.result() for future in [pool.submit(name), pool.submit(name)]))
with ThreadPoolExecutor(2, 'reader') as pool:
    print(sorted(future.result() for future in [pool.submit(name), pool.submit(name)]))
with ThreadPoolExecutor(2) as pool:
    print(sorted(future.result() for future in [pool.submit(name), pool.submit(name)]))
with ThreadPoolExecutor(8) as pool:
    for n in range(3):
        print(pool.submit(abs, -n).result())
