# Each thread sums its own part; the main thread adds the parts up.
from threading import Thread

N = 2000
THREADS = 4
parts = [0 for _ in range(THREADS)]


def part(index, start, stop):
    total = 0
    for i in range(start, stop):
        total += i * i
    parts[index] = total


def main():
    step = N // THREADS
    workers = []
    for k in range(THREADS):
        workers.append(Thread(target=part, args=(k, k * step, (k + 1) * step), name=f"part-{k}"))
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print([worker.name for worker in workers])
    print(sum(parts), parts)


if __name__ == "__main__":
    main()
