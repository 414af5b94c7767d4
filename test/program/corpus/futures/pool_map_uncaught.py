import threading
from concurrent.futures import ThreadPoolExecutor


def check(n):
    if n == 2:
        raise ValueError(f'{n} is wrong')
    return n


def main():
    with ThreadPoolExecutor(threading.active_count()) as pool:
        for n in pool.map(check, range(4)):
            print(n)


main()
