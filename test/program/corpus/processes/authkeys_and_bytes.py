import multiprocessing


def tell(connection):
    connection.send(bytes(multiprocessing.current_process().authkey))
    connection.send_bytes(b'')
    connection.send_bytes(b'zebra')


if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    key = multiprocessing.current_process().authkey
    print(isinstance(key, bytes), len(key))
    process = multiprocessing.Process(target=print)
    print(process.authkey == key)
    process.authkey = b'secret'
    print(bytes(process.authkey), multiprocessing.current_process().authkey == key)
    multiprocessing.current_process().authkey = b'shared'
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=tell, args=(theirs,))
    process.start()
    print(ours.recv())
    for _ in range(2):
        try:
            ours.recv()
        except Exception as error:
            print(type(error).__module__, type(error).__name__, error)
    process.join()
