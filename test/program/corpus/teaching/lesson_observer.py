"""Observers subscribe to a subject, and one of them fails without harm to the others."""
import threading


class Subject:
    def __init__(self):
        self._lock = threading.RLock()
        self._observers = []

    def subscribe(self, observer):
        with self._lock:
            self._observers.append(observer)
        return observer

    def publish(self, value):
        with self._lock:
            for observer in list(self._observers):
                try:
                    observer(value)
                except Exception as error:
                    print('dropped:', error)
                    self._observers.remove(observer)


subject = Subject()
values = []


@subject.subscribe
def keep(value):
    values.append(value)


@subject.subscribe
def picky(value):
    if value > 1:
        raise ValueError(f'{value} is too large')


thread = threading.Thread(target=lambda: [subject.publish(n) for n in range(4)])
thread.start()
thread.join()
print(values, len(subject._observers))
