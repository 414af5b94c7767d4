import time
from time import gmtime, strftime

EPOCH = gmtime(0)
print(EPOCH)
print(EPOCH.tm_year, EPOCH[1], EPOCH.tm_zone, EPOCH.tm_gmtoff, len(EPOCH), isinstance(EPOCH, tuple))
year, month, day, *clock = gmtime(1_000_000_000.75)
print(year, month, day, clock)
for seconds in (0, 951_782_399, 951_868_800, 1_234_567_890, 1_709_210_096, 4_102_444_799, -1, -86_400 * 400):
    moment = gmtime(seconds)
    print(time.asctime(moment), moment.tm_wday, moment.tm_yday)
    print(strftime('%Y-%m-%d %H:%M:%S %j %U %W %V %G %u %w', moment))
    print(strftime('%a %A %b %B %d %e %I %p %y %C %D %F %T %R %x %X %c %% %Z %z %n%t', moment).split())
print(strftime('%d/%m/%Y', (2024, 2, 29, 12, 30, 59, 3, 60, 0)))
print(time.asctime((2024, 2, 9, 1, 2, 3, 4, 40, 0)))
print(time.ctime(12345) == time.asctime(time.localtime(12345)))
here = time.localtime(1_700_000_000)
print(time.mktime(here), here == time.localtime(1_700_000_000), here > time.localtime(0))
print(time.mktime((2024, 14, 35, 0, 0, 0, 0, 0, 0)) - time.mktime((2025, 3, 7, 0, 0, 0, 0, 0, 0)))
print(time.localtime().tm_year >= 1969, time.strftime('%Y') >= '1969', len(time.ctime()))
print(time.struct_time(range(1, 10)))
for make in (lambda: time.struct_time((1, 2)), lambda: time.struct_time(range(12)), lambda: time.mktime((1, 2))):
    try:
        make()
    except TypeError as error:
        print(error)
try:
    EPOCH.tm_year = 3
except AttributeError as error:
    print(error)
