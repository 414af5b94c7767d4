from threading import Lock, Thread

balance = 100
lock = Lock()


def approve(amount):
    return amount > 0


def withdraw():
    global balance
    with lock:
        if balance >= 100 and approve(100):
            balance -= 100
    assert balance >= 0, balance


threads = [Thread(target=withdraw) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance)
