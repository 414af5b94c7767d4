from threading import Condition, Thread

changed = Condition()
ready = False


def wait():
    with changed:
        changed.wait_for(lambda: ready)


thread = Thread(target=wait)
thread.start()
with changed:
    ready = True
    changed.notify()
thread.join()
print("done")
