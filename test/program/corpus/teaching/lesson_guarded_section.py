"""A context manager of our own logs who enters and leaves. It releases the lock after errors too."""
from contextlib import contextmanager
import threading

lock = threading.Lock()
log = []


@contextmanager
def section(name):
    lock.acquire()
    log.append(f'enter {name}')
    try:
        yield name.upper()
    finally:
        log.append(f'leave {name}')
        lock.release()


with section('one') as title:
    log.append(title)
try:
    with section('two'):
        raise KeyError('lost')
except KeyError as error:
    log.append(f'caught {error}')
thread = threading.Thread(target=lambda: section('three').__enter__())
thread.start()
thread.join()
print(log, lock.locked())
