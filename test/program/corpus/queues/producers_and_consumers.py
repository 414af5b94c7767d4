# The threads wait for one another: three producers, two consumers, one queue.
from queue import Queue
from threading import Lock, Thread

queue = Queue(3)
lock = Lock()
eaten = []
counts = [0, 0]


def produce(number, count):
    for i in range(count):
        queue.put((number, i))


def consume(number):
    while True:
        item = queue.get()
        if item == "stop":
            return
        with lock:
            eaten.append(item)
            counts[number] += 1


producers = [Thread(target=produce, args=(n, 20)) for n in range(3)]
consumers = [Thread(target=consume, args=(n,)) for n in range(2)]
for thread in producers + consumers:
    thread.start()
for thread in producers:
    thread.join()
for _ in consumers:
    queue.put("stop")
for thread in consumers:
    thread.join()
assert sum(counts) == len(eaten) == 60, f"lost some: {counts}"
print(sorted(eaten)[:4], sorted(eaten)[-2:], sum(counts))
for number in range(3):
    print("producer", number, sorted([i for n, i in eaten if n == number]) == list(range(20)))
