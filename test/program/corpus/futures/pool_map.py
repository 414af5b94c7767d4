import threading
from concurrent.futures import ThreadPoolExecutor


def square(n):
    return n * n


def add(a, b, c=0):
    return a + b + c


with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(square, range(10))))
    print(list(pool.map(add, [1, 2, 3], (10, 20))))
    print(pool.submit(add, 1, b=2, c=3).result())
    print(sum(pool.map(lambda n: n + 1, range(100))))
print(threading.active_count())
