# The threads wait for one another: the queue holds only two items, so the producer waits too.
from queue import Queue
from threading import Thread
from time import sleep

STOP = None


def produce(queue, items):
    for item in items:
        queue.put(item)
        sleep(0.0001)
    queue.put(STOP)


def consume(queue, results):
    total = 0
    while True:
        item = queue.get()
        if item is STOP:
            break
        total += item
        results.append(f"{item}:{total}")


queue = Queue(maxsize=2)
results = []
producer = Thread(target=produce, args=(queue, range(1, 11)))
consumer = Thread(target=consume, args=(queue, results), name="consumer")
producer.start()
consumer.start()
producer.join()
consumer.join()
print(" then ", *results)
print(consumer.name, "is alive:", consumer.is_alive(), "queue is empty:", queue.empty())
