# One thread puts items into a queue, and the main thread gets them.
from queue import Queue
from threading import Thread
from time import perf_counter


def hand_over(n):
    queue = Queue(100)

    def produce():
        for i in range(n):
            queue.put(i)

    producer = Thread(target=produce)
    producer.start()
    for _ in range(n):
        queue.get()
    producer.join()


for _ in range(5):
    hand_over(5_000)
start = perf_counter()
hand_over(200_000)
print(perf_counter() - start)
