"""An Event asks a worker to stop, and the worker tidies up."""
# The threads wait for one another.
import threading

stop = threading.Event()
worked = threading.Event()
log = []


def work():
    try:
        while not stop.is_set():
            worked.set()
            stop.wait(0.001)
    finally:
        log.append('tidy')


worker = threading.Thread(target=work)
worker.start()
worked.wait()
stop.set()
worker.join(timeout=5)
print(log, worker.is_alive())
