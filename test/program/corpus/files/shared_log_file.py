# Threads write lines to one file without a lock. No line is lost or torn.
import threading

THREADS = 4
LINES = 600


def report(number):
    for line in range(LINES):
        log.write(f'thread {number} line {line:04}\n')
        if line % 100 == 0:
            print('thread', number, 'mark', line, file=log)


with open('log.txt', 'w') as log:
    threads = [threading.Thread(target=report, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

with open('log.txt') as log:
    lines = log.read().splitlines()
print(len(lines), len(set(lines)), sum('mark' in line for line in lines))
for number in range(THREADS):
    own = [line for line in lines if line.startswith(f'thread {number} line')]
    print(number, len(own), own == sorted(own))
