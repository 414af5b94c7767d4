import threading

semaphore = threading.BoundedSemaphore(2)
print(semaphore.acquire(), semaphore.acquire(), semaphore.acquire(blocking=False), semaphore.acquire(timeout=0.01))
semaphore.release()
with semaphore:
    print('inside')
semaphore.release()
try:
    semaphore.release()
except ValueError as error:
    print(error)
try:
    threading.BoundedSemaphore(-1)
except ValueError as error:
    print(error)
try:
    semaphore.acquire(False, 1)
except ValueError as error:
    print(error)

inside = 0
most = 0
lock = threading.Lock()


def work():
    global inside, most
    for _ in range(50):
        with semaphore:
            with lock:
                inside += 1
                most = max(most, inside)
            with lock:
                inside -= 1


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(inside, most <= 2)
semaphore.release()
