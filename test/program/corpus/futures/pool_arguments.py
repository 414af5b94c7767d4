import threading
from concurrent.futures import ThreadPoolExecutor

for workers in (0, -1):
    try:
        ThreadPoolExecutor(workers)
    except ValueError as error:
        print(error)
try:
    ThreadPoolExecutor(1, initializer=3)
except TypeError as error:
    print(error)
pool = ThreadPoolExecutor()
pool.shutdown()
print(threading.active_count())
pool.submit(print, 1)
