import pickle


class Job:
    def __init__(self, name, size):
        self.name = name
        self.size = size
        self.parts = [1, 2]


class Custom:
    def __reduce__(self):
        return Custom, ()


class State:
    def __init__(self):
        self.lock = 1
        self.x = 5

    def __getstate__(self):
        return {'x': self.x}

    def __setstate__(self, state):
        self.x = state['x'] + 1


class Problem(Exception):
    pass


def double(x):
    return 2 * x


def local():
    def inner():
        pass

    return inner


VALUES = [None, True, False, 3, 300, 70000, -5, 2**40, -(2**70), 2.5, -0.0, 1e-310, float('inf'), 0.1, 'abc', 'é' * 200, b'xy', (), (1,), (1, 2),
          (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {'a': 1}, {'a': 1, 'b': 2}, {1, 2}, frozenset([1]), range(3), ['a', 'a'], [[1], [1]],
          {'x': [1, (2, 3)], 'y': {'z': None}}]
for value in VALUES:
    data = pickle.dumps(value)
    print(data if len(data) < 80 else len(data), pickle.loads(data) == value)
for value in (Job('a', 3), Custom(), State(), int, Job, double, ValueError('x', 1), Problem('p')):
    data = pickle.dumps(value)
    print(data, type(pickle.loads(data)).__name__)
job = pickle.loads(pickle.dumps(Job('b', 4)))
print(job.name, job.size, job.parts, pickle.loads(pickle.dumps(State())).x, pickle.loads(pickle.dumps(Problem('p'))).args)
print(len(pickle.dumps(list(range(30000)))), len(pickle.dumps('x' * 1000)), pickle.loads(pickle.dumps(double))(4))
shared = [1]
pair = pickle.loads(pickle.dumps([shared, shared]))
print(pair[0] is pair[1])
for value in (local(), (x for x in ())):
    try:
        pickle.dumps(value)
    except Exception as error:
        print(type(error), error)
for data in (b'xx', b''):
    try:
        pickle.loads(data)
    except Exception as error:
        print(type(error), error)
import threading
try:
    pickle.dumps(threading.Lock())
except TypeError as error:
    print(error)
try:
    pickle.dumps({'job': lambda: 0})
except pickle.PicklingError as error:
    print('PicklingError', str(error)[:36])
import io
file = io.BytesIO()
pickle.dump([1, 2], file)
pickle.dump('two', file)
file.seek(0)
print(pickle.load(file), pickle.load(file))
