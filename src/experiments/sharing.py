# Threads take turns with a function, a list and a counter. Each thread makes its own, gets its own, or shares one of them.
from threading import Barrier, Thread

TURNS = 1_500_000
THREADS = 2
GIVEN = 0
ONE_FUNCTION = 0
ONE_LIST = 0
ONE_COUNTER = 0

ready = Barrier(THREADS)


class Counter:
    def __init__(self):
        self.value = 0


def make_function():
    def same(item):
        return item

    return same


def make_list():
    return [Counter() for _ in range(8)]


def work(function, items, counter):
    function = function or make_function()
    items = items or make_list()
    counter = counter or Counter()
    ready.wait()
    for turn in range(TURNS // THREADS):
        item = items[turn & 7]
        items[turn + 1 & 7] = function(item)
        counter.value += 1


function = make_function() if ONE_FUNCTION else None
items = make_list() if ONE_LIST else None
counter = Counter() if ONE_COUNTER else None
threads = []
for _ in range(THREADS):
    if GIVEN:
        function, items, counter = make_function(), make_list(), Counter()
    threads.append(Thread(target=work, args=(function, items, counter)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(TURNS, "turns, threads:", THREADS)
