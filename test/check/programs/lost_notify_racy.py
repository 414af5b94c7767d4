from threading import Condition, Thread

changed = Condition()
ready = False


def wait():
    with changed:
        changed.wait()


thread = Thread(target=wait)
thread.start()
with changed:
    ready = True
    changed.notify()
thread.join()
print("done")
