import logging
import os
import threading
from multiprocessing import Process

for number in (1, 2):
    os.register_at_fork(
        before=lambda number=number: print('before', number),
        after_in_parent=lambda number=number: names.append(number),
        after_in_child=lambda number=number: print('in the child', number),
    )
names = []
try:
    os.register_at_fork()
except TypeError as error:
    print(error)


class Slow(logging.StreamHandler):
    """A handler that a thread uses while another thread forks."""

    def emit(self, record):
        if record.msg == 'slow':
            entered.set()
            leave.wait()
        print(record.getMessage())


entered = threading.Event()
leave = threading.Event()
logger = logging.getLogger('slow')
logger.addHandler(Slow())
logger.propagate = False
thread = threading.Thread(target=logger.warning, args=('slow',))
thread.start()
entered.wait()
child = Process(target=logger.warning, args=('in the child',))
child.start()
child.join()
print(child.exitcode, names)
leave.set()
thread.join()
