import signal


def handler(number, frame):
    print('handler', number)


print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print('interrupted')
before = signal.signal(signal.SIGINT, handler)
print(before is signal.default_int_handler, signal.getsignal(signal.SIGINT) is handler)
signal.raise_signal(signal.SIGINT)
print(signal.getsignal(signal.SIGTERM) == signal.SIG_DFL)
signal.signal(signal.SIGTERM, handler)
signal.raise_signal(signal.SIGTERM)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.raise_signal(signal.SIGTERM)
print(f'{signal.SIGTERM}', signal.SIGINT == 2, signal.strsignal(signal.SIGINT), signal.strsignal(15))


def stop(number, frame):
    raise SystemExit(f'stopped by {number}')


signal.signal(signal.SIGUSR1, stop)
try:
    signal.raise_signal(signal.SIGUSR1)
except SystemExit as error:
    print(error)
for attempt in (lambda: signal.signal(0, handler), lambda: signal.signal(2, 5), lambda: signal.signal(9, handler)):
    try:
        attempt()
    except (TypeError, ValueError, OSError) as error:
        print(error)
