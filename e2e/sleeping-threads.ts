/** A program of two threads that each call sleep(0) this many times. Each call makes three or more events. */
export function sleepingThreads(calls: number): string {
  return `from threading import Thread
from time import sleep

def work():
    for _ in range(${calls}):
        sleep(0)

threads = [Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done")
`
}
