"""Instances with their attributes in a dict go through a multiprocessing queue."""

import multiprocessing


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Kept(Point):
    def __setstate__(self, state):
        self.__dict__.update(state)
        self.kept = True


class Call:
    def __init__(self, *args):
        self.args = args

    def __reduce__(self):
        return (Call, self.args)


def travel(value):
    queue.put(value)
    return queue.get()


if __name__ == '__main__':
    queue = multiprocessing.Queue()
    for point in [Point(1, [2]), Kept(3, 4)]:
        point.__dict__
        there = travel(point)
        print(type(there).__name__, there.__dict__, there.x, there.y)
        point.__dict__['no name'] = point
        there = travel(point)
        print(sorted(there.__dict__), there.__dict__['no name'] is there)
        point.__dict__ = {}
        print(travel(point).__dict__, len(travel([point, point])))

    made = Point(5, 6)
    for number in range(3):
        setattr(made, f'made_{number}', number)
    print(travel(made).__dict__)

    error = ValueError('wrong', 7)
    error.code = 8
    error.__dict__
    there, same = travel([error, made])
    print(repr(there), there.__dict__, same.made_2)

    print(len(travel(Call(*range(500))).args), travel(Call()).args)
