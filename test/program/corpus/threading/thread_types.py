"""The classes of threading and queue are values."""
import queue
import threading
from multiprocessing import Process

thread = threading.Thread()
print(isinstance(thread, threading.Thread), type(thread), type(thread) is threading.Thread)
print(threading.Event, threading.Lock, queue.Queue, threading.Semaphore, threading.Barrier)
print(type(threading.Lock()), type(queue.Queue()).__name__, type(threading.Event()))
print(isinstance(queue.Queue(), queue.Queue), isinstance(threading.Event(), threading.Event))
print(Process.__name__, isinstance(thread, Process), issubclass(threading.Thread, object))
print([type(value).__name__ for value in (thread, threading.Lock(), queue.Queue(), threading.Barrier(1))])
for kind in (threading.Lock, threading.Event, threading.Thread):
    value = kind()
    print(kind.__name__, isinstance(value, kind), isinstance(value, (queue.Queue, kind)), isinstance(value, int))
try:
    print(threading.Thread.foo)
except AttributeError as error:
    print(error)
