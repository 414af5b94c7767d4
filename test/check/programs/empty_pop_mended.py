from threading import Lock, Thread

items = ["only"]
lock = Lock()


def log(text):
    pass


def take():
    with lock:
        if items:
            log("takes")
            items.pop()


threads = [Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(items)
