"""A lift serves calls floor by floor. The simulation needs no clock."""
import threading
from collections import deque


class Lift:
    def __init__(self, floors):
        self.floor = 0
        self.calls = deque()
        self.trace = [0]
        self.floors = floors
        self.changed = threading.Condition()

    def call(self, floor):
        if not 0 <= floor < self.floors:
            raise ValueError(f'no floor {floor}')
        with self.changed:
            self.calls.append(floor)
            self.changed.notify()

    def serve(self, rides):
        for _ in range(rides):
            with self.changed:
                while not self.calls:
                    self.changed.wait()
                target = self.calls.popleft()
            step = 1 if target > self.floor else -1
            while self.floor != target:
                self.floor += step
                self.trace.append(self.floor)


lift = Lift(6)
ride = threading.Thread(target=lift.serve, args=(3,))
ride.start()
for floor in (3, 1, 5):
    lift.call(floor)
ride.join()
print(lift.trace)
try:
    lift.call(9)
except ValueError as error:
    print(error)
