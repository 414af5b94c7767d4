"""A Barrier with an action and a timeout: broken barriers, abort() and reset()."""

import threading

lock = threading.Lock()
results = []


def note(*words):
    with lock:
        results.append(' '.join(map(str, words)))


barrier = threading.Barrier(3, action=lambda: note('round complete'), timeout=30)
print(barrier.parties, barrier.n_waiting, barrier.broken)


def worker(rounds):
    for _ in range(rounds):
        note('index', barrier.wait() in (0, 1, 2))


def run(target, *args):
    threads = [threading.Thread(target=target, args=args) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(*results, sep='\n')
    results.clear()


run(worker, 2)

barrier = threading.Barrier(4)


def abandoned():
    try:
        barrier.wait()
    except threading.BrokenBarrierError as error:
        note('broken', repr(error))


threads = [threading.Thread(target=abandoned) for _ in range(3)]
for thread in threads:
    thread.start()
while barrier.n_waiting < 3:
    pass
barrier.abort()
for thread in threads:
    thread.join()
print(results, barrier.broken)
results.clear()
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print('still broken')
barrier.reset()
print(barrier.broken, barrier.n_waiting)

try:
    barrier.wait(timeout=0.01)
except threading.BrokenBarrierError:
    print('timed out', barrier.broken)
barrier.reset()

threads = [threading.Thread(target=abandoned) for _ in range(2)]
for thread in threads:
    thread.start()
while barrier.n_waiting < 2:
    pass
barrier.reset()
for thread in threads:
    thread.join()
print(results, barrier.broken)


def fail():
    raise KeyError('action')


barrier = threading.Barrier(1, fail)
try:
    barrier.wait()
except KeyError as error:
    print(error, barrier.broken)
try:
    threading.Barrier(0, None)
except ValueError as error:
    print(error)
