import threading

done = []
timer = threading.Timer(0.01, done.append, ['ran'])
print(timer.name, timer.is_alive(), timer.interval)
timer.start()
timer.join()
print(done)
cancelled = threading.Timer(60, done.append, args=('never',))
cancelled.start()
cancelled.cancel()
cancelled.join()
print(done, cancelled.finished.is_set())


def show(first, second):
    print(first, second)


with_keywords = threading.Timer(0, show, ('a',), {'second': 'b'})
with_keywords.start()
with_keywords.join()
