# The threads wait for one another.
import threading


class Counter(threading.Thread):
    total = 0
    lock = threading.Lock()

    def __init__(self, begin, times):
        super().__init__(daemon=False)
        self.begin = begin
        self.times = times

    def run(self):
        self.begin.wait()
        for _ in range(self.times):
            with Counter.lock:
                Counter.total += 1


begin = threading.Event()
counters = [Counter(begin, times) for times in (100, 200, 300)]
for counter in counters:
    counter.start()
begin.set()
for counter in counters:
    counter.join()
print(Counter.total)
