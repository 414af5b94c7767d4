from queue import Empty, Queue
from threading import Thread

queue = Queue()
queue.put("only")


def take():
    while not queue.empty():
        queue.get()


threads = [Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(queue.qsize())
