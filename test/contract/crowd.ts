/** So many threads at once, more than there are workers for; all wait until one could not be started, or the last one was. */
export const crowd = (threads: number) => `from threading import Event, Thread

go = Event()

def stand():
    go.wait()

def crowd():
    for _ in range(${threads}):
        Thread(target=stand).start()

starter = Thread(target=crowd)
starter.start()
starter.join()
go.set()
print("the main thread goes on")
`
