# Two threads wait for one another: ping, pong, ping, pong.
import threading

ping = threading.Event()
pong = threading.Event()


def player(name, mine, other, times):
    for i in range(times):
        mine.wait()
        mine.clear()
        print(name, i)
        other.set()


threads = [
    threading.Thread(target=player, args=("ping", ping, pong, 20)),
    threading.Thread(target=player, args=("pong", pong, ping, 20)),
]
for thread in threads:
    thread.start()
ping.set()
for thread in threads:
    thread.join()
print(ping.is_set(), pong.is_set())
