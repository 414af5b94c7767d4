from threading import Lock, Thread

lock = Lock()
done = False


def log():
    pass


def finish():
    global done
    if done:
        return
    log()
    lock.acquire()
    if done:
        return
    done = True
    lock.release()


threads = [Thread(target=finish) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
with lock:
    print(done)
