# The threads wait for one another.
import threading

release = threading.Event()


def work():
    release.wait()


main = threading.main_thread()
print(main.name, main is threading.current_thread(), main.is_alive(), main.daemon)
threads = [threading.Thread(target=work) for _ in range(3)]
print(len(threading.enumerate()), threading.active_count())
for thread in threads:
    thread.start()
print(len(threading.enumerate()), threading.active_count())
print(all(thread in threading.enumerate() for thread in threads))
release.set()
for thread in threads:
    thread.join()
print(len(threading.enumerate()), threading.active_count())
print([thread.name for thread in threads])
