# A small scheduler in the manner of Martin Richards's benchmark: four kinds of task send packets to each other.
from time import perf_counter


class Packet:
    def __init__(self, link, kind):
        self.link = link
        self.kind = kind
        self.value = 0


class Task:
    def __init__(self, scheduler, priority):
        self.scheduler = scheduler
        self.priority = priority
        self.queue = None
        self.is_held = False
        self.handled = 0

    def put(self, packet):
        packet.link = self.queue
        self.queue = packet

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
        return packet

    def is_ready(self):
        return self.queue is not None and not self.is_held

    def run(self):
        packet = self.take()
        self.handled += 1
        self.work(packet)


class Worker(Task):
    def work(self, packet):
        packet.value += self.priority
        self.scheduler.send(packet, packet.kind)


class Handler(Task):
    def __init__(self, scheduler, priority):
        Task.__init__(self, scheduler, priority)
        self.seen = 0

    def work(self, packet):
        self.seen += packet.value & 1
        packet.value = 0
        self.scheduler.send(packet, 0)


class Device(Task):
    def __init__(self, scheduler, priority):
        Task.__init__(self, scheduler, priority)
        self.pending = None

    def work(self, packet):
        if self.pending is None:
            self.pending = packet
        else:
            waiting = self.pending
            self.pending = packet
            self.scheduler.send(waiting, 1)


class Scheduler:
    def __init__(self):
        self.tasks = [Worker(self, 1), Handler(self, 2), Device(self, 3)]
        self.sent = 0

    def send(self, packet, number):
        self.sent += 1
        self.tasks[number].put(packet)

    def run(self, rounds):
        for _ in range(rounds):
            for task in self.tasks:
                if task.is_ready():
                    task.run()


def simulate(rounds):
    scheduler = Scheduler()
    for kind in (1, 2, 1, 2):
        scheduler.send(Packet(None, kind), 0)
    scheduler.run(rounds)
    return scheduler.sent


for _ in range(20):
    simulate(1_000)
start = perf_counter()
simulate(200_000)
print(perf_counter() - start)
