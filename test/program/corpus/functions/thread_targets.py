from threading import Thread, current_thread


def start(n):
    done = []

    def worker(k):
        done.append(k * n)
        print(current_thread().name)

    t = Thread(target=worker, args=(5,))
    t.start()
    t.join()
    u = Thread(target=lambda *xs: done.append(xs), args=[1, 2])
    print(t.name, u.name)
    u.start()
    u.join()
    return done


print(start(3))
EXTRA = [1]
t = Thread(target=lambda a=EXTRA: a.append(2))
t.start()
t.join()
print(EXTRA, t.name)


def fail():
    key = 'x'

    def broken(a):
        return a + key

    return broken


t = Thread(target=fail(), args=(1,))
t.start()
t.join()
print('over')
