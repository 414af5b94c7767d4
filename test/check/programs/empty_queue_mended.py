from queue import Empty, Queue
from threading import Thread

queue = Queue()
queue.put("only")


def take():
    try:
        while True:
            queue.get_nowait()
    except Empty:
        pass


threads = [Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(queue.qsize())
