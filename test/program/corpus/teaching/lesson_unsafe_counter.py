"""An increment without a lock may lose updates, so only bounds are certain."""
import threading

ROUNDS = 3000
WORKERS = 3
hits = 0


def bump():
    global hits
    for _ in range(ROUNDS):
        hits += 1


workers = [threading.Thread(target=bump) for _ in range(WORKERS)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print('at least one worker counted:', hits >= ROUNDS // 10)
print('nobody counted too much:', hits <= ROUNDS * WORKERS)
