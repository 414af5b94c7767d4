"""A thread gets all its arguments."""

import threading


def add(*numbers, more=0):
    print(len(numbers), sum(numbers) + more)


for arguments in [range(10), range(9000), range(12_000)]:
    thread = threading.Thread(target=add, args=tuple(arguments), kwargs={'more': 1})
    thread.start()
    thread.join()
thread = threading.Thread(target=add, args=list(range(9000)))
thread.start()
thread.join()
