# The threads wait for one another: no thread begins a phase before all threads have ended the phase before it.
from threading import Barrier, Lock, Thread

PARTIES = 3
barrier = Barrier(PARTIES)
lock = Lock()
done = [0] * 5
indices = []


def work(phases):
    for phase in range(phases):
        with lock:
            done[phase] += 1
        index = barrier.wait()
        assert done[phase] == PARTIES, f"phase {phase} went on early"
        with lock:
            indices.append((phase, index))
        barrier.wait()
        if index == 0:
            print("phase", phase, "done by", done[phase])
        barrier.wait()


threads = [Thread(target=work, args=(len(done),)) for _ in range(PARTIES)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(indices))
print(barrier.parties, barrier.n_waiting)
