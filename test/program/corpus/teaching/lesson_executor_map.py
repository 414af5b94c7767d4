"""map() of an executor keeps the order of its inputs."""
from concurrent.futures import ThreadPoolExecutor
import threading
import time


def slow_square(number):
    time.sleep(0.001 * (5 - number))
    return number, number * number, threading.current_thread().name.startswith('calc')


with ThreadPoolExecutor(max_workers=3, thread_name_prefix='calc') as executor:
    for row in executor.map(slow_square, range(5)):
        print(*row)
