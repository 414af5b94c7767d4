"""The classes datetime.date and datetime.time."""

from _calendar import (
    DAY_NAMES, MONTH_NAMES, Moment, date_of, day_number, day_of_year, days_in_month, iso_week, strftime, weekday_of,
)
from _named import Tuple
from _timedelta import of_micros, timedelta
from _timezone import seconds_of
from time import localtime, struct_time

_DAY = 86400000000


class IsoCalendarDate(Tuple):
    _fields = ('year', 'week', 'weekday')

    def __repr__(self):
        return f'datetime.{Tuple.__repr__(self)}'


def check_date(year, month, day):
    if not 1 <= year <= 9999:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError('day is out of range for month')


class date:
    """A day. `_days` is the number of days from 1970-01-01."""

    def __init__(self, year, month, day):
        check_date(year, month, day)
        self._days = day_number(year, month, day)
        self.year, self.month, self.day = year, month, day

    @classmethod
    def today(cls):
        return cls.fromtimestamp(None)

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        moment = localtime(timestamp)
        return cls(moment[0], moment[1], moment[2])

    @classmethod
    def fromordinal(cls, n, /):
        return cls(*date_of(n - 719163))

    @classmethod
    def fromisoformat(cls, date_string, /):
        parts = date_string.split('-')
        if len(date_string) != 10 or [len(part) for part in parts] != [4, 2, 2] or not ''.join(parts).isdigit():
            raise ValueError(f'Invalid isoformat string: {date_string!r}')
        return cls(*[int(part) for part in parts])

    def toordinal(self):
        return self._days + 719163

    def weekday(self):
        return weekday_of(self._days)

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        return IsoCalendarDate(*iso_week(self._days), self.isoweekday())

    def timetuple(self):
        return struct_time(self._parts() + (self.weekday(), day_of_year(self.year, self.month, self.day), -1))

    def _parts(self):
        return self.year, self.month, self.day, 0, 0, 0

    def ctime(self):
        _, _, _, hour, minute, second = self._parts()
        clock = f'{hour:02}:{minute:02}:{second:02}'
        return f'{DAY_NAMES[self.weekday()][:3]} {MONTH_NAMES[self.month - 1][:3]} {self.day:2} {clock} {self.year}'

    def isoformat(self):
        return f'{self.year:04}-{self.month:02}-{self.day:02}'

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self.year if year is None else year, self.month if month is None else month, self.day if day is None else day,
        )

    def strftime(self, format):
        return strftime(format, self._moment())

    def _moment(self):
        return Moment(self._days, 0, '', None, 0)

    def _key(self):
        return self._days

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f'datetime.date({self.year}, {self.month}, {self.day})'

    def __add__(self, other):
        return type(self).fromordinal(self.toordinal() + other.days) if isinstance(other, timedelta) else NotImplemented

    def __radd__(self, other):
        return self + other

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        return of_micros((self._days - other._days) * _DAY) if isinstance(other, date) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def _is_like(self, other):
        """Returns whether this date and `other` are comparable. A date and a datetime are not comparable."""
        return isinstance(other, date) and hasattr(self, 'hour') == hasattr(other, 'hour')

    def __eq__(self, other):
        return self._key() == other._key() if self._is_like(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._is_like(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._is_like(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._is_like(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._is_like(other) else NotImplemented


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


def check_time(hour, minute, second, microsecond):
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')


def time_text(value, timespec):
    """Returns the time of day of a time or datetime in the form of isoformat()."""
    if timespec == 'auto':
        timespec = 'microseconds' if value.microsecond else 'seconds'
    text = f'{value.hour:02}'
    if timespec != 'hours':
        text += f':{value.minute:02}'
    if timespec not in ('hours', 'minutes'):
        text += f':{value.second:02}'
    if timespec == 'milliseconds':
        text += f'.{value.microsecond // 1000:03}'
    elif timespec == 'microseconds':
        text += f'.{value.microsecond:06}'
    elif timespec not in ('hours', 'minutes', 'seconds'):
        raise ValueError('Unknown timespec value')
    return text


def time_arguments(value):
    """Returns the part of a repr() that follows the minute: the further arguments of the constructor."""
    text = f', {value.second}, {value.microsecond}' if value.microsecond else f', {value.second}' if value.second else ''
    return text if value.tzinfo is None else f'{text}, tzinfo={value.tzinfo!r}'


class time:
    """A time of day."""

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        check_time(hour, minute, second, microsecond)
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

    def isoformat(self, timespec='auto'):
        offset = self.utcoffset()
        return time_text(self, timespec) + ('' if offset is None else Moment(0, 0, '', seconds_of(offset)).colon_offset())

    def strftime(self, format):
        return strftime(format, Moment(-25567, self._seconds(), '', None, self.microsecond))

    def _seconds(self):
        return self.hour * 3600 + self.minute * 60 + self.second

    def replace(self, hour=None, minute=None, second=None, microsecond=None):
        return time(
            self.hour if hour is None else hour, self.minute if minute is None else minute,
            self.second if second is None else second, self.microsecond if microsecond is None else microsecond, self.tzinfo,
        )

    def _key(self):
        return self._seconds() * 1000000 + self.microsecond

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f'datetime.time({self.hour}, {self.minute}{time_arguments(self)})'

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, time) else NotImplemented


# repr() must show the public module, from which programs import these classes.
IsoCalendarDate.__module__ = 'datetime'
date.__module__ = 'datetime'
time.__module__ = 'datetime'
