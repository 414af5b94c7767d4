from threading import Lock, Thread

lock = Lock()
balance = 0


def deposit(amount, times):
    global balance
    for _ in range(times):
        with lock:
            old = balance
            balance = old + amount


threads = [Thread(target=deposit, args=(amount, 500)) for amount in (1, 10, -3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"balance {balance:>8,}", balance == 500 * (1 + 10 - 3))
