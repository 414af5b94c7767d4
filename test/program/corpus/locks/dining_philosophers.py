# Each philosopher takes the fork with the lower number first, so no circle of waiting philosophers can form.
from threading import Lock, Thread, current_thread

SEATS = 5
MEALS = 20
forks = [Lock() for _ in range(SEATS)]
meals = [0] * SEATS


def dine(seat):
    left, right = seat, (seat + 1) % SEATS
    first, second = (left, right) if left < right else (right, left)
    for _ in range(MEALS):
        with forks[first]:
            with forks[second]:
                meals[seat] += 1
    assert current_thread().name == f"philosopher {seat}"


philosophers = [Thread(target=dine, args=(seat,), name=f"philosopher {seat}") for seat in range(SEATS)]
for philosopher in philosophers:
    philosopher.start()
for philosopher in philosophers:
    philosopher.join()
print(meals, sum(meals) == SEATS * MEALS)
print([fork.locked() for fork in forks])
