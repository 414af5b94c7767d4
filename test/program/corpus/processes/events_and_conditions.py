import multiprocessing as mp


def await_event(event, results):
    results.put(('event', event.wait(10)))


def await_condition(condition, ready, results):
    with condition:
        results.put(('condition', condition.wait_for(lambda: ready.value == 1, 10)))


def meet(barrier, arrivals, results):
    arrivals.put('here')
    index = barrier.wait()
    results.put(('barrier', arrivals.qsize(), index in (0, 1, 2)))


def failing(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


if __name__ == '__main__':
    results = mp.Queue()
    event = mp.Event()
    print(event.is_set(), event.wait(0.01))
    waiting = [mp.Process(target=await_event, args=(event, results)) for _ in range(2)]
    for child in waiting:
        child.start()
    event.set()
    print(results.get(), results.get(), event.is_set())
    event.clear()
    print(event.is_set())
    condition, ready = mp.Condition(), mp.Value('i', 0)
    sleeper = mp.Process(target=await_condition, args=(condition, ready, results))
    sleeper.start()
    with condition:
        ready.value = 1
        condition.notify_all()
    print(results.get())
    failing(condition.wait)
    failing(condition.notify)
    barrier, arrivals = mp.Barrier(3), mp.Queue()
    meeting = [mp.Process(target=meet, args=(barrier, arrivals, results)) for _ in range(3)]
    for child in meeting:
        child.start()
    print(sorted(results.get() for _ in meeting))
    for child in waiting + [sleeper] + meeting:
        child.join()
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    barrier.abort()
    failing(barrier.wait)
    print(barrier.broken)
    barrier.reset()
    print(barrier.broken, mp.Barrier(1).wait())
