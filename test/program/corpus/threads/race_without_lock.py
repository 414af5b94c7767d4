from threading import Thread

count = 0


def touch():
    return 0


def add(times):
    global count
    for _ in range(times):
        old = count
        touch()
        count = old + 1


threads = [Thread(target=add, args=(2000,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
# The number of lost updates depends on timing, but at least one update is kept.
print(1 <= count <= 4000)
