"""The program does not wait for a daemon thread at its end."""
import threading
import time

beats = threading.Semaphore(0)


def beat():
    while True:
        beats.release()
        time.sleep(0.001)


heart = threading.Thread(target=beat, daemon=True)
heart.start()
for _ in range(3):
    beats.acquire()
print('three beats, alive:', heart.is_alive(), 'daemon:', heart.daemon)
