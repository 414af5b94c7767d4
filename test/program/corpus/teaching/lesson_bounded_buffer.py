"""Two semaphores count the free and the filled places of a ring."""
# The threads wait for one another.
import threading

SIZE = 3
ring = [None] * SIZE
free, filled = threading.Semaphore(SIZE), threading.Semaphore(0)
total = 0


def produce():
    for number in range(1, 21):
        free.acquire()
        ring[number % SIZE] = number * number
        filled.release()


def consume():
    global total
    for number in range(1, 21):
        filled.acquire()
        total += ring[number % SIZE]
        free.release()


pair = [threading.Thread(target=produce), threading.Thread(target=consume)]
for each in pair:
    each.start()
for each in pair:
    each.join()
print(total, sum(n * n for n in range(1, 21)))
