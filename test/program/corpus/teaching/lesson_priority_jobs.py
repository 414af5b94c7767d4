"""Jobs leave a PriorityQueue by urgency, and in order of arrival among equals."""
import itertools
import queue
import threading

jobs = queue.PriorityQueue()
number = itertools.count()
for urgency, name in [(2, 'sweep'), (1, 'alarm'), (3, 'paint'), (1, 'leak')]:
    jobs.put((urgency, next(number), name))
finished = []


def work():
    while True:
        try:
            urgency, _, name = jobs.get_nowait()
        except queue.Empty:
            return
        finished.append(f'{urgency}:{name}')


worker = threading.Thread(target=work)
worker.start()
worker.join()
print(finished)
