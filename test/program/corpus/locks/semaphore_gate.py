import threading
import time

gate = threading.Semaphore(2)
lock = threading.Lock()
inside = 0
most = 0


def visit():
    global inside, most
    for _ in range(10):
        with gate:
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0.0005)
            with lock:
                inside -= 1


threads = [threading.Thread(target=visit) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(inside, most <= 2)
