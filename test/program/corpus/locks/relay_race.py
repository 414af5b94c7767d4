# The threads wait for one another: the baton goes from event to event.
from threading import Event, Thread

RUNNERS = 4
turns = [Event() for _ in range(RUNNERS + 1)]


def run(number):
    turns[number].wait()
    print(f"runner {number} runs")
    turns[number + 1].set()


runners = [Thread(target=run, args=(n,)) for n in range(RUNNERS)]
for runner in runners:
    runner.start()
print("ready", [turn.is_set() for turn in turns])
turns[0].set()
for runner in runners:
    runner.join()
print("finished", turns[RUNNERS].is_set())
