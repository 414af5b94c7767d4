# Threads log through one handler, one after the other.
import logging
import threading
from threading import Thread


class Output:
    def write(self, text):
        print(text, end='')

    def flush(self):
        pass


handler = logging.StreamHandler(Output())
handler.setFormatter(logging.Formatter('%(threadName)s %(levelname)s %(name)s.%(funcName)s:%(lineno)d %(message)s'))
logger = logging.getLogger('workers')
logger.addHandler(handler)
logger.setLevel(logging.DEBUG)
turn = threading.Semaphore(0)


def work(number):
    turn.acquire()
    logger.info('starts %d', number)
    with handler.lock:
        logger.debug('inside')
    try:
        [][number]
    except IndexError:
        logger.exception('fails') if number < 0 else logger.error('fails')
    turn.release()


class Worker(Thread):
    def run(self):
        logger.warning('runs')


threads = [Thread(target=work, args=(number,), name=f'worker {number}') for number in range(1, 4)]
for thread in threads:
    thread.start()
    turn.release()
    thread.join()
    turn.acquire()
last = Worker()
last.start()
last.join()


def check(record):
    return record.thread == threading.get_ident() and record.threadName == threading.current_thread().name


logger.addFilter(check)
logger.info('%s', threading.main_thread().name)
record = logger.makeRecord('r', 20, 'file.py', 1, 'm', (), None)
print(record.created > 0, 0 <= record.msecs < 1000, record.relativeCreated >= 0, record.process > 0)
print(len(logging.Formatter('%(asctime)s').format(record)), len(logging.Formatter().formatTime(record, '%H:%M:%S')))
