import threading
from concurrent.futures import ThreadPoolExecutor


def inner(n):
    return 10 // n


def outer(n):
    return inner(n) + 1


with ThreadPoolExecutor(max_workers=2) as pool:
    print(pool.submit(outer, 5).result())
    print(threading.current_thread().name)
    print(pool.submit(outer, 0).result())
