"""A rate limiter with tokens. The program's own clock makes the result exact."""
import threading


class Clock:
    def __init__(self):
        self.now = 0.0


class TokenBucket:
    def __init__(self, rate, capacity, clock):
        self.rate = rate
        self.capacity = capacity
        self.tokens = capacity
        self.clock = clock
        self.updated = clock.now
        self._lock = threading.Lock()

    def allow(self):
        with self._lock:
            passed = self.clock.now - self.updated
            self.updated = self.clock.now
            self.tokens = min(self.capacity, self.tokens + passed * self.rate)
            if self.tokens < 1:
                return False
            self.tokens -= 1
            return True


clock = Clock()
bucket = TokenBucket(rate=2, capacity=3, clock=clock)
print([bucket.allow() for _ in range(5)])
clock.now += 1.0
print([bucket.allow() for _ in range(3)])
clock.now += 10
allowed = []
threads = [threading.Thread(target=lambda: allowed.append(bucket.allow())) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(allowed.count(True), allowed.count(False), bucket.tokens)
