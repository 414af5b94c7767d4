from threading import Lock, Thread

first = Lock()
second = Lock()


def log():
    pass


def work(outer, inner):
    with outer:
        log()
        with inner:
            log()


thread = Thread(target=work, args=(first, second))
thread.start()
work(first, second)
thread.join()
print("done")
