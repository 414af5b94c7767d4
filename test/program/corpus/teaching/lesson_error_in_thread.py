"""A thread keeps its exception, and join() raises it in the caller."""
import threading


class CheckedThread(threading.Thread):
    error = None

    def run(self):
        try:
            super().run()
        except Exception as error:
            self.error = error

    def join(self, timeout=None):
        super().join(timeout)
        if self.error is not None:
            raise RuntimeError('the thread failed') from self.error


def parse(text, into):
    into.append(int(text))


numbers = []
good = CheckedThread(target=parse, args=('42', numbers))
bad = CheckedThread(target=parse, args=('forty-two', numbers))
for thread in (good, bad):
    thread.start()
good.join()
try:
    bad.join()
except RuntimeError as error:
    print(error, '-', type(error.__cause__).__name__, error.__cause__)
print(numbers)
