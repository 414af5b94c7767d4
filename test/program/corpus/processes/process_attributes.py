import os
import time
from multiprocessing import Process, active_children, current_process, parent_process


def show(*args, **kwargs):
    me = current_process()
    print(args, sorted(kwargs.items()), me.name, me.daemon, me.is_alive(), me.exitcode, parent_process().name)
    print(me.pid == os.getpid(), parent_process().pid != os.getpid())


def leave(code):
    raise SystemExit(code)


def nap():
    time.sleep(20)


def failing(call):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)


def hide(process):
    return repr(process).replace(str(process.pid), 'PID').replace(str(os.getpid()), 'MAIN')


if __name__ == '__main__':
    print(current_process(), parent_process(), current_process().pid == os.getpid())
    first = Process(target=show, args=(1, 'two'), kwargs={'three': 3, 'four': [4]})
    print(hide(first), first.name, first.daemon, first.pid, first.exitcode, first.is_alive())
    failing(first.join)
    first.name = 'renamed'
    first.start()
    first.join()
    print(hide(first), first.exitcode, first.is_alive(), first.ident == first.pid)
    failing(first.start)
    first.close()
    failing(first.is_alive)
    for code in (0, 7):
        child = Process(target=leave, args=[code])
        child.start()
        child.join()
        print(child.name, child.exitcode)
    sleeper = Process(target=nap, name='sleeper', daemon=True)
    sleeper.start()
    print(hide(sleeper), sleeper.daemon)
    failing(sleeper.close)
    sleeper.join(0.05)
    print(sleeper.is_alive(), active_children() == [sleeper])
    sleeper.terminate()
    sleeper.join()
    print(hide(sleeper), sleeper.exitcode, active_children())
    killed = Process(target=nap)
    killed.start()
    killed.kill()
    killed.join()
    print(killed.exitcode, hide(killed))
    unstarted = Process(target=nap)
    failing(unstarted.terminate)
    unstarted.daemon = True
    print(unstarted.daemon, hide(unstarted))
