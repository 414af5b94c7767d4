# The texts of threads and locks, without addresses and idents.
import threading
from queue import Queue
from threading import BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore, Thread
from time import sleep


def plain(value):
    words = repr(value).replace('>', ' >').replace(')', ' )').split(' ')
    for at, word in enumerate(words):
        if word.startswith('0x'):
            words[at] = '0x:' if word.endswith(':') else '0x'
        elif word.isdigit() and at > 0 and words[at - 1] in ('started', 'stopped', 'daemon'):
            words[at] = 'n'
    return ' '.join(words).replace(' >', '>').replace(' )', ')')


def work():
    seen.append(plain(threading.current_thread()))
    gate.wait()


seen = []
gate = Event()
print(plain(threading.current_thread()))
threads = [Thread(target=work), Thread(target=work, name='named'), Thread(target=work, daemon=True), Thread()]
for thread in threads:
    print(plain(thread))
    thread.start()
    while thread is not threads[3] and len(seen) <= threads.index(thread):
        sleep(0.001)
threads[3].join()
for thread in threads:
    print(plain(thread), str(thread) == repr(thread))
gate.set()
for thread in threads:
    thread.join()
    print(plain(thread))
print(seen)

lock = Lock()
print(plain(lock))
with lock:
    print(plain(lock))
rlock = RLock()
print(plain(rlock))
with rlock:
    with rlock:
        print(plain(rlock).replace(f'owner={threading.get_ident()}', 'owner=me'))
event = Event()
print(plain(event))
event.set()
print(plain(event))
semaphore = Semaphore(3)
semaphore.acquire()
print(plain(semaphore), plain(BoundedSemaphore(2)))
print(plain(threading.Barrier(2)), plain(Queue()))
print(plain(Condition()), plain(Condition(lock)))
print(f'{lock}'.startswith('<unlocked _thread.lock object at 0x'), [lock] == [lock])
