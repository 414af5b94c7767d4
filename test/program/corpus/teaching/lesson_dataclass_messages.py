"""Threads send each other frozen dataclasses through queues."""
from dataclasses import dataclass, field, replace
import queue
import threading


@dataclass(frozen=True)
class Reading:
    sensor: str
    value: float
    tags: list = field(default_factory=list)


inbox, outbox = queue.Queue(), queue.Queue()


def calibrate():
    while (reading := inbox.get()) is not None:
        outbox.put(replace(reading, value=reading.value * 1.5))


thread = threading.Thread(target=calibrate)
thread.start()
inbox.put(Reading('door', 2.0))
inbox.put(Reading('roof', 4.0, ['wet']))
inbox.put(None)
thread.join()
while not outbox.empty():
    print(outbox.get())
try:
    Reading('a', 1.0).value = 2.0
except AttributeError as error:
    print(type(error).__name__, error)
