import threading


class Worker(threading.Thread):
    def run(self):
        self.name = 'renamed'
        print(self.getName(), self.isDaemon(), self.native_id is None, self.ident == threading.get_ident())


worker = Worker(name='first', daemon=True)
print(worker.name, worker.daemon)
worker.daemon = False
worker.setName('second')
print(worker.name, worker.daemon, worker.native_id)
print(worker)
worker.start()
worker.join()
print(worker.name)
for action in (worker.start, lambda: worker.setDaemon(True), Worker().join, threading.current_thread().join):
    try:
        action()
    except RuntimeError as error:
        print(error)
