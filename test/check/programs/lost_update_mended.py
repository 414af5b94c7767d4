from threading import Lock, Thread

count = 0
lock = Lock()


def log():
    pass


def add():
    global count
    with lock:
        value = count
        log()
        count = value + 1


threads = [Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)
