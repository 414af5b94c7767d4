import threading
from concurrent.futures import ThreadPoolExecutor

seen = []


def prepare(a, b):
    seen.append((a, b, threading.current_thread().name))


with ThreadPoolExecutor(max_workers=1, initializer=prepare, initargs=(1, 'x')) as pool:
    print(pool.submit(len, seen).result())
print(seen)
