from threading import Thread

results = []


def work(n):
    total = 0
    for i in range(n):
        total += i
    results.append(total)


threads = [Thread(target=work, args=(1000,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(results), sum(results), min(results), max(results))
print([t.is_alive() for t in threads])
