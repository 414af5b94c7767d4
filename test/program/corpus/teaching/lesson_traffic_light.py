"""Cars of two roads pass a crossing in turns, in the order of their arrival on each road."""
# The threads wait for one another.
import threading


class Crossing:
    def __init__(self, roads):
        self._green = 0
        self._roads = roads
        self._change = threading.Condition()
        self.passed = []

    def cross(self, road, car):
        with self._change:
            self._change.wait_for(lambda: self._green == road)
            self.passed.append(f'{self._roads[road]}{car}')
            self._green = (self._green + 1) % len(self._roads)
            self._change.notify_all()


crossing = Crossing(['north', 'east'])


def drive(road):
    for car in range(3):
        crossing.cross(road, car)


roads = [threading.Thread(target=drive, args=(road,)) for road in (1, 0)]
for road in roads:
    road.start()
for road in roads:
    road.join()
print(crossing.passed)
