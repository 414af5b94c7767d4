"""Five philosophers share five forks. A semaphore, the waiter, lets at most four of them try at once."""
import threading

SEATS = 5
MEALS = 20
forks = [threading.Lock() for _ in range(SEATS)]
waiter = threading.Semaphore(SEATS - 1)
eaten = [0] * SEATS


def dine(seat):
    for _ in range(MEALS):
        with waiter:
            with forks[seat], forks[(seat + 1) % SEATS]:
                eaten[seat] += 1


philosophers = [threading.Thread(target=dine, args=(seat,)) for seat in range(SEATS)]
for philosopher in philosophers:
    philosopher.start()
for philosopher in philosophers:
    philosopher.join()
print(eaten, sum(eaten))
