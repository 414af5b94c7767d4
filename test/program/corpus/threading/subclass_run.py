from threading import Thread, current_thread


class Logged(Thread):
    def run(self):
        print('begin', self.name, current_thread() is self)
        Thread.run(self)
        print('end', self.name)


def work(first, second, third=3):
    print(first, second, third, current_thread().name)


for thread in (
    Logged(target=work, args=(1, 2)),
    Logged(target=work, args=(1,), kwargs={'second': 5, 'third': 6}),
    Logged(target=work, args=(1, 2), name='named'),
    Thread(target=work, args=(7, 8)),
    Logged(),
):
    thread.start()
    thread.join()
