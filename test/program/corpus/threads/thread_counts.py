# The threads wait for one another: the main thread counts them while they wait to be let go.
from threading import Event, Thread, active_count, current_thread, get_ident
import threading

go = Event()
idents = []


def wait():
    idents.append(get_ident())
    go.wait()


print(active_count(), threading.active_count())
threads = [Thread(target=wait, name=f"waiter {n}") for n in range(4)]
for thread in threads:
    print(thread.name, thread.is_alive(), active_count())
    thread.start()
    print(thread.is_alive(), active_count())
go.set()
for thread in threads:
    thread.join()
    print(thread.is_alive())
idents.append(get_ident())
print(active_count(), current_thread().name, len(idents), 0 in idents)
print(get_ident() == idents[-1], [idents.count(ident) for ident in idents[-1:]])
