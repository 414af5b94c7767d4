"""list.append() needs no lock: no item is lost."""
import threading

items = []


def add(start):
    for number in range(start, start + 500):
        items.append(number)


threads = [threading.Thread(target=add, args=(start,)) for start in (0, 500, 1000)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(items), sorted(items) == list(range(1500)))
