"""Threads get numbered names with the name of their function, and enumerate() lists them."""
import threading

gate = threading.Event()


def work():
    gate.wait()


threads = [threading.Thread(target=work), threading.Thread(target=work, name='named')]
for thread in threads:
    thread.start()
print(sorted(thread.name for thread in threading.enumerate()), threading.active_count())
gate.set()
for thread in threads:
    thread.join()
print(threading.main_thread() is threading.current_thread(), threading.active_count())
try:
    threads[0].start()
except RuntimeError as error:
    print('RuntimeError:', error)
