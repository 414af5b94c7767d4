import threading
import time
from concurrent.futures import ThreadPoolExecutor


def late(n):
    time.sleep(0.05)
    print('late', n, threading.active_count())


pool = ThreadPoolExecutor(max_workers=1)
pool.submit(late, 1)
raise ValueError('main ends')
