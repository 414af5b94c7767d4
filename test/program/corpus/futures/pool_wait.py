import threading
import time
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait

go = threading.Event()


def held(n):
    go.wait()
    return n


def fail():
    raise KeyError('x')


with ThreadPoolExecutor(4) as pool:
    slow = [pool.submit(held, n) for n in range(2)]
    quick = pool.submit(abs, -1)
    result = wait([quick, *slow], return_when=FIRST_COMPLETED)
    print(result.done == {quick}, result.not_done == set(slow))
    failed = pool.submit(fail)
    result = wait([failed, *slow], return_when=FIRST_EXCEPTION)
    print(result.done == {failed}, len(result.not_done))
    result = wait(slow, timeout=0.05)
    print(len(result.done), len(result.not_done))
    go.set()
    result = wait(slow + [quick, failed], return_when=ALL_COMPLETED)
    print(len(result.done), len(result.not_done))
    try:
        wait([pool.submit(time.sleep, 0.1)], return_when='SOME')
    except ValueError as error:
        print(error)
