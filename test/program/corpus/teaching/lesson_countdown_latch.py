"""A latch opens after a number of events, as Java's CountDownLatch does."""
import threading


class Latch:
    def __init__(self, count):
        self._count = count
        self._zero = threading.Condition()

    def count_down(self):
        with self._zero:
            self._count -= 1
            if self._count == 0:
                self._zero.notify_all()

    def wait(self, timeout=None):
        with self._zero:
            return self._zero.wait_for(lambda: self._count <= 0, timeout)


latch = Latch(3)
print('open before:', latch.wait(timeout=0.001))
threads = [threading.Thread(target=latch.count_down) for _ in range(3)]
for thread in threads:
    thread.start()
print('open after:', latch.wait())
for thread in threads:
    thread.join()
