import threading
import time
from concurrent.futures import ThreadPoolExecutor


def late(n):
    time.sleep(0.05)
    print('late', n)


pool = ThreadPoolExecutor(max_workers=1)
for n in range(3):
    pool.submit(late, n)
print('main', threading.active_count())
