"""A semaphore limits how many threads are inside at once."""
import threading
import time

limit = threading.BoundedSemaphore(2)
guard = threading.Lock()
inside = most = 0


def fetch():
    global inside, most
    with limit:
        with guard:
            inside += 1
            most = max(most, inside)
        time.sleep(0.002)
        with guard:
            inside -= 1


threads = [threading.Thread(target=fetch) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('never more than 2:', most <= 2, 'inside now:', inside)
try:
    limit.release()
except ValueError as error:
    print('ValueError:', error)
