# The tracebacks come in the order of the errors, which is not the order in which the threads began.
from threading import Event, Thread

go = Event()


def wait_and_fail():
    go.wait()
    raise ValueError("second")


def fail(which):
    raise ValueError(which)


waiting = Thread(target=wait_and_fail)
waiting.start()
failing = Thread(target=fail, args=("first",))
failing.start()
failing.join()
go.set()
waiting.join()
last = Thread(target=fail, args=("third",))
last.start()
last.join()
raise ValueError("main")
