"""Signal handlers. gil-lab delivers only the signals that the program raises, because it has no other source of signals."""

from _thread import get_ident

__all__ = ['signal', 'getsignal', 'raise_signal', 'strsignal', 'default_int_handler', 'valid_signals', 'SIG_DFL', 'SIG_IGN']

SIG_DFL = 0
SIG_IGN = 1
SIGHUP = 1
SIGINT = 2
SIGQUIT = 3
SIGABRT = 6
SIGKILL = 9
SIGUSR1 = 10
SIGUSR2 = 12
SIGPIPE = 13
SIGALRM = 14
SIGTERM = 15
SIGCHLD = 17
SIGCONT = 18
SIGSTOP = 19
NSIG = 65

_NAMES = {
    1: 'Hangup', 2: 'Interrupt', 3: 'Quit', 6: 'Aborted', 9: 'Killed', 10: 'User defined signal 1',
    12: 'User defined signal 2', 13: 'Broken pipe', 14: 'Alarm clock', 15: 'Terminated', 17: 'Child exited',
    18: 'Continued', 19: 'Stopped (signal)',
}
_MAIN = 1
# A process without a handler ignores these signals.
_IGNORED = (17, 18)


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


_handlers = {2: default_int_handler, 13: 1}


def _check(signalnum):
    if not 1 <= signalnum < 65:
        raise ValueError('signal number out of range')


def signal(signalnum, handler, /):
    _check(signalnum)
    if get_ident() != _MAIN:
        raise ValueError('signal only works in main thread of the main interpreter')
    if signalnum in (9, 19):
        raise OSError(22, 'Invalid argument')
    if not callable(handler) and handler not in (0, 1):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    before = getsignal(signalnum)
    _handlers[signalnum] = handler
    return before


def getsignal(signalnum, /):
    _check(signalnum)
    return _handlers.get(signalnum, 0)


def raise_signal(signalnum, /):
    """Calls the handler. Python runs handlers only in the main thread, and gil-lab cannot interrupt that thread. So only the main thread
    may call this function if there is a handler."""
    handler = getsignal(signalnum)
    if callable(handler):
        if get_ident() != _MAIN:
            raise NotImplementedError('gil-lab raises signals only in the main thread')
        handler(signalnum, None)
    elif handler == 0 and signalnum not in _IGNORED:
        raise NotImplementedError(f'gil-lab does not end a program by a signal: set a handler for signal {signalnum}')


def strsignal(signalnum, /):
    _check(signalnum)
    return _NAMES.get(signalnum)


def valid_signals():
    return set(range(1, 65)) - {32, 33}
