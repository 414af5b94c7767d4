# gil-lab compare puts this file beside a program that it measures, in the lab and in CPython 2.7 or later (docs/compare.md). The program's
# text contains calls of the functions below. gil-lab replaces the values of SAMPLES, SWITCH_INTERVAL and CHECK_INTERVAL.
import atexit
import os
import sys
import threading

# Whether the text contains samples. Without them, this file only measures the time of the program.
SAMPLES = True
# In s and in ticks. None keeps the interpreter's own interval.
SWITCH_INTERVAL = None
CHECK_INTERVAL = None
# The most switches and the most calls that one run keeps, because the lab has 32 MiB for a program's objects.
MOST = 40000

try:
    from time import perf_counter_ns
    _gl_clock = perf_counter_ns
    NS = 1
except ImportError:
    NS = 1e9
    try:
        from time import perf_counter
        _gl_clock = perf_counter
    except ImportError:
        from time import time
        _gl_clock = time

out = sys.stdout
# A process that the program starts is not measured. A fork has another pid; any other child inherits the variable.
process = os.getpid()
is_child = "GIL_LAB_SAMPLES" in os.environ
os.environ["GIL_LAB_SAMPLES"] = "1"
switches = []
calls = []
threads = []
lost = [0, 0]


class Here(threading.local):
    def __init__(self):
        # The time of the thread's latest sample, the thread's number, and its innermost open call: (site, start, outer call) or None.
        self.me = [_gl_clock(), len(threads), None]
        threads.append(threading.current_thread().name)


_gl_here = Here()
# The thread that took the latest sample. If a thread finds another one here, that one has run since the thread's own latest sample.
_gl_seen = [_gl_here.me]


def _gl_taken(me):
    """Keeps a switch: the thread, the one before, the latest sample and the call of the one before, the time of this sample."""
    before = _gl_seen[0]
    _gl_seen[0] = me
    now = me[0] = _gl_clock()
    if len(switches) < MOST:
        switches.append((me[1], before[1], before[0], before[2], now))
    else:
        lost[0] += 1


def _gl_call(site):
    """Notes that this thread enters a call that can block."""
    me = _gl_here.me
    _gl_seen[0] is me or _gl_taken(me)
    me[0] = _gl_clock()
    me[2] = (site, me[0], me[2])


def _gl_done(entered=None, result=None):
    """Notes that the call has returned. Returns its result."""
    me = _gl_here.me
    _gl_seen[0] is me or _gl_taken(me)
    now = me[0] = _gl_clock()
    if me[2] is not None:
        site, start, me[2] = me[2]
        if len(calls) < MOST:
            calls.append((site, me[1], start, now))
        else:
            lost[1] += 1
    return result


def _gl_caught():
    """Notes that an exception has ended the calls of this thread."""
    _gl_here.me[2] = None


def clock_step():
    """The smallest difference between two readings of the clock, in its unit."""
    least = None
    for _ in range(500):
        first = next_ = _gl_clock()
        while next_ == first:
            next_ = _gl_clock()
        if least is None or next_ - first < least:
            least = next_ - first
    return least


def sample_cost():
    """The time that one sample takes in a loop, in the clock's unit."""
    _gl_me = _gl_here.me
    rounds = 2000
    start = _gl_clock()
    for _ in range(rounds):
        pass
    empty = _gl_clock() - start
    start = _gl_clock()
    for _ in range(rounds):
        _gl_seen[0] is _gl_me or _gl_taken(_gl_me); _gl_me[0] = _gl_clock()
    return (_gl_clock() - start - empty) / rounds


def after_start(time):
    return str(int((time - start) * NS))


def write_line(*words):
    """Writes a figure. The line begins with a record separator, so that it cannot be taken for the program's output."""
    out.write("\x1e" + " ".join(words) + "\n")


def write_figures():
    wall = _gl_clock() - start
    if os.getpid() != process or is_child:
        return
    out.write("\n")
    write_line("wall", str(int(wall * NS)))
    write_line("step", str(int(clock_step() * NS)))
    if SAMPLES:
        write_line("cost", str(int(sample_cost() * NS)))
        write_line("lost", str(lost[0]), str(lost[1]))
        for name in list(threads):
            write_line("thread", name)
        # Daemon threads can add entries meanwhile.
        for i in range(len(switches)):
            thread, before, released, call, acquired = switches[i]
            write_line("switch", str(thread), str(before), after_start(released), str(call[0] if call else -1), after_start(acquired))
        for i in range(len(calls)):
            site, thread, entered, left = calls[i]
            write_line("call", str(site), str(thread), after_start(entered), after_start(left))
    out.flush()


if SWITCH_INTERVAL is not None and sys.version_info >= (3, 2):
    sys.setswitchinterval(SWITCH_INTERVAL)
elif CHECK_INTERVAL is not None:
    sys.setcheckinterval(CHECK_INTERVAL)
atexit.register(write_figures)
start = _gl_clock()
