import threading
from concurrent.futures import ThreadPoolExecutor


def divide(a, b):
    return a / b


class Odd(Exception):
    pass


def even(n):
    if n % 2:
        raise Odd(n)
    return n


with ThreadPoolExecutor(2) as pool:
    future = pool.submit(divide, 1, 0)
    print(repr(future.exception()))
    try:
        future.result()
    except ZeroDivisionError as error:
        print('caught', error, error is future.exception())
    try:
        for n in pool.map(even, [0, 2, 3, 4]):
            print(n)
    except Odd as error:
        print('odd', error.args)
    print(pool.submit(divide, 6, 3).exception())
    print(type(pool.submit(divide).exception()).__name__)
print(threading.active_count())
