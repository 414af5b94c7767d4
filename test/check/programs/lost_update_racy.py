from threading import Thread

count = 0


def log():
    pass


def add():
    global count
    value = count
    log()
    count = value + 1


threads = [Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(count)
