import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor, wait

go = threading.Event()
begun = threading.Event()


def hold():
    begun.set()
    go.wait()
    return 'held'


pool = ThreadPoolExecutor(max_workers=1)
running = pool.submit(hold)
begun.wait()
waiting = pool.submit(print, 'never')
print(running.running(), running.done(), running.cancel(), running.cancelled())
print(waiting.running(), waiting.done())
print(waiting.cancel(), waiting.cancelled(), waiting.done(), waiting.cancel())
try:
    waiting.result()
except CancelledError as error:
    print('CancelledError', error.args)
try:
    waiting.exception(timeout=0)
except CancelledError:
    print('cancelled')
go.set()
print(running.result(), running.cancel(), running.done())
result = wait([running, waiting])
print(len(result.done), len(result.not_done))
pool.shutdown()
