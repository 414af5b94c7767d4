from threading import Lock, Thread

results = []
lock = Lock()


def work(first, last=50, step=1):
    total = sum(list(range(first, last, step))[::-1])
    with lock:
        results.append(total)


threads = [Thread(target=work, args=(i, 100)[: 1 + i % 2]) for i in range(6)]
for thread in threads:
    thread.start()
for i, thread in enumerate(threads):
    thread.join()
print(sorted(results), sorted(results, reverse=True)[:2])
