"""Each thread counts words of one text, and the counters are added."""
from collections import Counter
import threading

TEXTS = [
    'a lock protects a value',
    'a thread waits for a lock',
    'no thread owns a value',
]
counts = [Counter() for _ in TEXTS]


def count(number):
    counts[number].update(TEXTS[number].split())


threads = [threading.Thread(target=count, args=(number,)) for number in range(len(TEXTS))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
total = sum(counts, Counter())
print(total.most_common(3))
print(total['lock'], total['missing'], sum(total.values()))
