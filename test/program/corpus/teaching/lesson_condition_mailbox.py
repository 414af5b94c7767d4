"""A mailbox with room for one letter, built from a Condition."""
# The threads wait for one another.
import threading


class Mailbox:
    def __init__(self):
        self._condition = threading.Condition()
        self._letter = None

    def put(self, letter):
        with self._condition:
            self._condition.wait_for(lambda: self._letter is None)
            self._letter = letter
            self._condition.notify_all()

    def get(self):
        with self._condition:
            while self._letter is None:
                self._condition.wait()
            letter, self._letter = self._letter, None
            self._condition.notify_all()
            return letter


box = Mailbox()
received = []


def read():
    for _ in range(5):
        received.append(box.get())


reader = threading.Thread(target=read)
reader.start()
for number in range(5):
    box.put(f'letter {number}')
reader.join()
print(received)
