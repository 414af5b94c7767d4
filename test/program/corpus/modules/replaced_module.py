# The file assigns something else to the name of a module.
import queue
import time
import threading

start = time.perf_counter()


def put(value):
    queue.put(value)
    return queue.qsize()


try:
    queue.get()
except AttributeError as error:
    print(error)
queue = queue.Queue()
print(put(1), put(2), queue.get(), queue.empty())
for attempt in range(2):
    try:
        time = time.time()
        print(time > 0)
    except AttributeError as error:
        print(error)
thread = threading.Thread(target=put, args=(3,))
thread.start()
thread.join()
print(queue.qsize(), time > 0)
if start < 0:
    threading = None
print(threading.active_count())
