from threading import Lock, Thread

made = []
lock = Lock()


def make():
    return object()


def get():
    if not made:
        made.append(make())


threads = [Thread(target=get) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(made))
