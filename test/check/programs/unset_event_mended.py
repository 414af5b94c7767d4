from threading import Event, Thread

ready = Event()
waits = False


def wait():
    global waits
    work()
    waits = True
    ready.wait()


def work():
    return 1


thread = Thread(target=wait)
thread.start()
work()
ready.set()
thread.join()
print("done")
