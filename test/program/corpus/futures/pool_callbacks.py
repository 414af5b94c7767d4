import threading
from concurrent.futures import Future, ThreadPoolExecutor

go = threading.Event()


def work(n):
    go.wait()
    return n * 2


def report(future):
    print('report', future.result(), threading.current_thread().name)


with ThreadPoolExecutor(1, thread_name_prefix='pool') as pool:
    future = pool.submit(work, 21)
    future.add_done_callback(report)
    future.add_done_callback(lambda f: print('again', f is future, f.done()))
    go.set()
future.add_done_callback(lambda f: print('at once', threading.current_thread().name))

alone = Future()
alone.add_done_callback(lambda f: print('cancelled', f.cancelled()))
print(alone.cancel())
print(alone.set_running_or_notify_cancel())
