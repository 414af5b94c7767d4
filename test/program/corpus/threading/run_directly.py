# run() runs the target in the calling thread. Each start() makes a thread.
import threading


def work(name):
    print(name, 'in', threading.current_thread().name)


thread = threading.Thread(target=work, args=('first',), name='worker')
thread.run()
print(thread.is_alive(), thread.ident, threading.active_count(), threading.enumerate()[0].name)
try:
    thread.run()
except AttributeError as error:
    print('no target left')
other = threading.Thread(target=work, args=('second',), name='worker')
other.start()
other.join()
try:
    other.start()
except RuntimeError as error:
    print(error)
try:
    threading.current_thread().join()
except RuntimeError as error:
    print(error)
try:
    threading.Thread(target=work).join()
except RuntimeError as error:
    print(error)
