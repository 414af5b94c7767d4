# A thread holds a lock while another thread forks. In the child the lock stays held for ever, because its holder does not exist there.
import threading
import time
from multiprocessing import Process, Value

lock = threading.Lock()
held = threading.Event()
done = threading.Event()
reached = Value('i', 0)


def hold():
    with lock:
        held.set()
        done.wait()


def wait_for_ever():
    reached.value = 1
    print(lock.locked(), lock.acquire(timeout=0.05))
    reached.value = 2
    with lock:
        reached.value = 3


holder = threading.Thread(target=hold)
holder.start()
held.wait()
child = Process(target=wait_for_ever)
child.start()
while reached.value < 2:
    time.sleep(0.01)
child.join(0.1)
print(child.is_alive(), reached.value)
child.terminate()
child.join()
print(child.exitcode)
done.set()
holder.join()


# If the thread that forks holds a lock, the child's main thread holds the lock too.
again = threading.RLock()


def release():
    with again:
        print('again')
    again.release()
    print('released')


with again:
    child = Process(target=release)
    child.start()
    child.join()
    print(child.exitcode)
