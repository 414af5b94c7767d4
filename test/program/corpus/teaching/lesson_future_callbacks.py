"""A callback runs once the future has a result. The function of a cancelled future never runs."""
from concurrent.futures import CancelledError, ThreadPoolExecutor, wait
import threading

gate = threading.Event()
notes = []

with ThreadPoolExecutor(max_workers=1) as executor:
    blocker = executor.submit(gate.wait)
    doomed = executor.submit(pow, 2, 10)
    later = executor.submit(pow, 3, 4)
    later.add_done_callback(lambda future: notes.append(('later', future.result())))
    print('cancelled:', doomed.cancel(), doomed.cancelled())
    gate.set()
    done, pending = wait([blocker, later], timeout=5)
    print(len(done), len(pending))
print(notes)
try:
    doomed.result()
except CancelledError:
    print('no result of a cancelled future')
