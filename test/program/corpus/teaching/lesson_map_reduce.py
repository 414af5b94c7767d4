"""Mappers fill partitions, each of which has its own lock. Reducers sum the partitions."""
import threading
from collections import defaultdict

LINES = ['red blue', 'blue green blue', 'green', 'red red']
PARTITIONS = 2
tables = [defaultdict(list) for _ in range(PARTITIONS)]
locks = [threading.Lock() for _ in range(PARTITIONS)]
reduced = {}


def mapper(line):
    for word in line.split():
        part = len(word) % PARTITIONS
        with locks[part]:
            tables[part][word].append(1)


def reducer(part):
    for word, ones in tables[part].items():
        reduced[word] = sum(ones)


for function, inputs in ((mapper, LINES), (reducer, range(PARTITIONS))):
    threads = [threading.Thread(target=function, args=(each,)) for each in inputs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(sorted(reduced.items()))
