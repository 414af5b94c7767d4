# The functions of atexit run after the threads have ended. The function that was registered last runs first.
import atexit
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Thread


def say(*words, end='!'):
    print(*words, end=f'{end}\n')


@atexit.register
def first():
    print('registered first, runs last')
    atexit.register(say, 'never runs')


def work(seconds):
    time.sleep(seconds)
    print('the thread ends')


atexit.register(say, 'one', 'two', end='?')
atexit.register(say, 'removed')
atexit.unregister(say)
atexit.register(say, 'three')
pool = ThreadPoolExecutor(1)
pool.submit(work, 0.4)
Thread(target=work, args=(0.2,)).start()
try:
    atexit.register(5)
except TypeError as error:
    print(error)
print('the main file ends')
