"""The calendar functions of time. The machine has the clocks and sleep(). Local time is the host's, with the offset at the start of the
run."""

from _calendar import DAY_NAMES, MONTH_NAMES, Moment, date_of, day_number, day_of_year, offset_text, weekday_of
from _calendar import strftime as _strftime
from _named import Tuple as _Tuple
from _time import time as _now, utc_offset

__all__ = [
    'sleep', 'time', 'perf_counter', 'monotonic', 'time_ns', 'perf_counter_ns', 'monotonic_ns',
    'struct_time', 'gmtime', 'localtime', 'mktime', 'asctime', 'ctime', 'strftime', 'timezone',
    'altzone', 'daylight', 'tzname',
]

_OFFSET = utc_offset() * 60
_ZONE = f'UTC{offset_text(_OFFSET, ":")}' if _OFFSET else 'UTC'

timezone = -_OFFSET
altzone = -_OFFSET
daylight = 0
tzname = (_ZONE, _ZONE)


class struct_time(_Tuple):
    """A time as a tuple of nine numbers, whose items are also attributes."""

    _fields = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')
    n_fields = 11
    n_sequence_fields = 9

    def __init__(self, sequence):
        items = list(sequence)
        if len(items) < 9:
            raise TypeError(f'time.struct_time() takes an at least 9-sequence ({len(items)}-sequence given)')
        if len(items) > 11:
            raise TypeError(f'time.struct_time() takes an at most 11-sequence ({len(items)}-sequence given)')
        _Tuple.__init__(self, *items[:9])
        object.__setattr__(self, 'tm_zone', items[9] if len(items) > 9 else None)
        object.__setattr__(self, 'tm_gmtoff', items[10] if len(items) > 10 else None)

    def __setattr__(self, name, value):
        raise AttributeError('readonly attribute')

    def __repr__(self):
        return f'time.{_Tuple.__repr__(self)}'


def _parts(seconds, offset, zone):
    days, second = divmod(int(seconds // 1) + offset, 86400)
    year, month, day = date_of(days)
    clock = (second // 3600, second // 60 % 60, second % 60)
    return struct_time((year, month, day) + clock + (weekday_of(days), day_of_year(year, month, day), 0, zone, offset))


def gmtime(seconds=None):
    return _parts(_now() if seconds is None else seconds, 0, 'GMT')


def localtime(seconds=None):
    return _parts(_now() if seconds is None else seconds, _OFFSET, _ZONE)


def _days_of(t):
    """Returns the number of days from 1970-01-01. As in C, month and day may be out of range."""
    year = t[0] + (t[1] - 1) // 12
    return day_number(year, (t[1] - 1) % 12 + 1, 1) + t[2] - 1


def mktime(t, /):
    if len(t) != 9:
        raise TypeError('mktime(): illegal time tuple argument')
    return float(_days_of(t) * 86400 + t[3] * 3600 + t[4] * 60 + t[5] - _OFFSET)


def asctime(t=None, /):
    if t is None:
        t = localtime()
    return f'{DAY_NAMES[t[6] % 7][:3]} {MONTH_NAMES[t[1] - 1][:3]}{t[2]:3} {t[3]:02}:{t[4]:02}:{t[5]:02} {t[0]}'


def ctime(seconds=None, /):
    return asctime(localtime(seconds))


def strftime(format, t=None, /):
    if t is None:
        t = localtime()
    is_local = not isinstance(t, struct_time) or t.tm_zone is None
    zone = _ZONE if is_local else t.tm_zone
    offset = _OFFSET if is_local else t.tm_gmtoff
    return _strftime(format, Moment(_days_of(t), t[3] * 3600 + t[4] * 60 + t[5], zone, offset))
