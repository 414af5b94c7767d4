"""An error in a `__del__` is reported, and the program goes on."""

import io
import sys
import threading

sys.stderr = io.StringIO()


def report():
    lines = sys.stderr.getvalue().splitlines()
    sys.stderr = io.StringIO()
    for line in lines:
        # Addresses and folders differ between runs.
        print(line.split(' at 0x')[0].replace('  File "', '').split('/')[-1])


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        self.close()

    def close(self):
        raise ValueError(f'cannot close {self.name}')


class Child(Resource):
    pass


resource = Resource('file')
del resource
report()


def scope():
    Child('inner')
    return 'returned'


print(scope())
report()


def worker():
    Resource('thread')
    print('the thread goes on')


thread = threading.Thread(target=worker)
thread.start()
thread.join()
report()

try:
    Resource('explicit').__del__()
except ValueError as error:
    print('caught', error)
