"""A Timer runs a function later, unless somebody cancels it."""
import threading

rang = []
done = threading.Event()


def ring(text):
    rang.append(text)
    done.set()


soon = threading.Timer(0.005, ring, args=('tea is ready',))
never = threading.Timer(30, ring, ['too late'])
soon.start()
never.start()
never.cancel()
done.wait()
soon.join()
never.join()
print(rang, never.is_alive())
