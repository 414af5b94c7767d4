# The thread that forks is the only thread of the child, and its main thread.
import multiprocessing
import threading
from multiprocessing import Process

stop = threading.Event()
background = threading.Thread(target=stop.wait, name='background')
background.start()
before = threading.Thread(target=print, args=('ended before',))
before.start()
before.join()


def describe(depth):
    own = threading.current_thread()
    print(multiprocessing.current_process().name, depth, own.name, own is threading.main_thread(), threading.active_count())
    print([thread.name for thread in threading.enumerate()], background.is_alive(), before.is_alive())
    background.join()
    worker = threading.Thread(target=lambda: print('a thread of the child', threading.current_thread() is threading.main_thread()))
    worker.start()
    worker.join()
    print(multiprocessing.active_children())
    if depth:
        fork(depth - 1)


def fork(depth):
    child = Process(target=describe, args=(depth,))
    child.start()
    child.join()
    print(child.name, child.exitcode)


fork(1)
forker = threading.Thread(target=fork, args=(1,), name='forker')
forker.start()
forker.join()
stop.set()
background.join()
print(threading.active_count(), threading.current_thread() is threading.main_thread())


# A child waits for its threads, also for those that it starts last.
def leave_thread():
    threading.Timer(0.05, print, args=('the last thread of the child',)).start()


child = Process(target=leave_thread)
child.start()
child.join()
print(child.exitcode)
