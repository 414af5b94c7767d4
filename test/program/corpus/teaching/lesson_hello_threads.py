"""Two threads greet, and the main thread waits for both."""
import threading

greetings = {}


def greet(place):
    greetings[place] = f'hello from {threading.current_thread().name}'


threads = [threading.Thread(target=greet, args=(place,), name=f'guide-{place}') for place in ('Rome', 'Oslo')]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for place in sorted(greetings):
    print(place, greetings[place])
print([thread.is_alive() for thread in threads], threading.current_thread().name)
