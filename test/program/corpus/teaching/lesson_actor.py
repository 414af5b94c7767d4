"""An actor owns its state. Others only send messages and wait for replies."""
import queue
import threading


class Counter(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self._inbox = queue.Queue()
        self._handlers = {'add': self._add, 'get': self._get, 'stop': self._stop}
        self._total = 0
        self._running = True

    def run(self):
        while self._running:
            name, argument, reply = self._inbox.get()
            reply.put(self._handlers[name](argument))

    def _add(self, amount):
        self._total += amount
        return self._total

    def _get(self, _):
        return self._total

    def _stop(self, _):
        self._running = False
        return 'stopped'

    def ask(self, name, argument=None):
        reply = queue.Queue(1)
        self._inbox.put((name, argument, reply))
        return reply.get()


actor = Counter()
actor.start()
senders = [threading.Thread(target=lambda: [actor.ask('add', n) for n in range(10)]) for _ in range(3)]
for sender in senders:
    sender.start()
for sender in senders:
    sender.join()
print(actor.ask('get'), actor.ask('stop'))
actor.join()
print(actor.is_alive())
