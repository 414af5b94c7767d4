"""Runners wait for an Event, so that all of them start at the same time."""
import threading

gun = threading.Event()
ready = threading.Semaphore(0)
started = []


def run(number):
    ready.release()
    gun.wait()
    started.append(number)


runners = [threading.Thread(target=run, args=(number,)) for number in range(4)]
for runner in runners:
    runner.start()
for _ in runners:
    ready.acquire()
print('before the gun:', started, gun.is_set())
gun.set()
for runner in runners:
    runner.join()
print('after the gun:', sorted(started), gun.wait(timeout=0))
