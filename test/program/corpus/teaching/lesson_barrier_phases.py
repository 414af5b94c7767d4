"""No thread begins the second phase before every thread has ended the first."""
# The threads wait for one another.
import threading

WORKERS = 3
barrier = threading.Barrier(WORKERS)
halves = [0] * WORKERS
sums = [0] * WORKERS


def work(number):
    halves[number] = (number + 1) * 10
    barrier.wait()
    sums[number] = sum(halves)
    if barrier.wait() == 0:
        sums.append('last phase done')


workers = [threading.Thread(target=work, args=(number,)) for number in range(WORKERS)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(halves, sums, barrier.n_waiting, barrier.parties)
