"""Log records name their thread. Events between the turns make the order certain."""
# The threads wait for one another.
import logging
import threading


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


handler = ListHandler()
handler.setFormatter(logging.Formatter('%(levelname)-7s %(threadName)s: %(message)s'))
log = logging.getLogger('course')
log.addHandler(handler)
log.setLevel(logging.INFO)
log.propagate = False
turns = [threading.Event() for _ in range(3)]


def work(number):
    turns[number].wait()
    log.debug('invisible')
    log.info('step %d of %s', number + 1, 3)
    if number + 1 < len(turns):
        turns[number + 1].set()


threads = [threading.Thread(target=work, args=(n,), name=f'worker-{n}') for n in range(3)]
for thread in threads:
    thread.start()
turns[0].set()
for thread in threads:
    thread.join()
log.warning('done')
print('\n'.join(handler.lines))
