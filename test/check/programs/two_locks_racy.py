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
work(second, first)
thread.join()
print("done")
