"""Two events pass a ball from thread to thread."""
# The threads wait for one another.
import threading

ping_turn, pong_turn = threading.Event(), threading.Event()
rally = []


def play(word, mine, other):
    for _ in range(4):
        mine.wait()
        mine.clear()
        rally.append(word)
        other.set()


players = [
    threading.Thread(target=play, args=('ping', ping_turn, pong_turn)),
    threading.Thread(target=play, args=('pong', pong_turn, ping_turn)),
]
for player in players:
    player.start()
ping_turn.set()
for player in players:
    player.join()
print(' '.join(rally))
