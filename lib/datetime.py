"""Dates and times. A datetime without a time zone is in the local time of the host, with the offset at the start of the run."""

from _calendar import Moment, date_of
from _date import check_time, date, time, time_arguments, time_text
from _strptime import parse
from _time import time_ns, utc_offset
from _timedelta import of_micros, timedelta
from _timezone import UTC, seconds_of, timezone, tzinfo

__all__ = ['date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC']

MINYEAR = 1
MAXYEAR = 9999

_DAY = 86400000000
_LOCAL = utc_offset() * 60000000


def _at(cls, micros, tz=None):
    """Returns the datetime whose own clock shows `micros` microseconds after 1970-01-01."""
    days, rest = divmod(micros, _DAY)
    seconds, micro = divmod(rest, 1000000)
    return cls(*date_of(days), seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tz)


class datetime(date):
    """A date with a time of day."""

    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        date.__init__(self, year, month, day)
        check_time(hour, minute, second, microsecond)
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.tzinfo = tzinfo
        self.fold = fold

    @classmethod
    def now(cls, tz=None):
        return cls._of_epoch(time_ns() // 1000, tz)

    @classmethod
    def utcnow(cls):
        return _at(cls, time_ns() // 1000)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        return cls._of_epoch(round(timestamp * 1000000), tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return _at(cls, round(timestamp * 1000000))

    @classmethod
    def _of_epoch(cls, micros, tz):
        if tz is None:
            return _at(cls, micros + _LOCAL)
        return _at(cls, micros + tz.utcoffset(None)._micros, tz)

    @classmethod
    def fromordinal(cls, n, /):
        return cls(*date_of(n - 719163))

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        return cls(
            date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, tzinfo or time.tzinfo,
        )

    @classmethod
    def strptime(cls, date_string, format, /):
        *parts, offset, zone = parse(date_string, format)
        return cls(*parts, None if offset is None else timezone(timedelta(seconds=offset)))

    @classmethod
    def fromisoformat(cls, date_string, /):
        template = '%Y-%m-%d'
        text = date_string
        if len(text) > 10:
            text = f'{text[:10]} {text[11:]}'
            clock = text[11:].replace('Z', '+').split('+')[0].split('-')[0]
            template += ' ' + {2: '%H', 5: '%H:%M', 8: '%H:%M:%S'}.get(len(clock), '%H:%M:%S.%f')
            template += '%z' if len(clock) < len(text) - 11 else ''
        try:
            return cls.strptime(text, template)
        except ValueError:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond)

    def timetz(self):
        return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo)

    def utcoffset(self):
        return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self)

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self)

    def timestamp(self):
        return self._epoch() / 1000000

    def astimezone(self, tz=None):
        if tz is None:
            tz = timezone(of_micros(_LOCAL))
        return type(self)._of_epoch(self._epoch(), tz)

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None,
    ):
        return type(self)(
            self.year if year is None else year, self.month if month is None else month, self.day if day is None else day,
            self.hour if hour is None else hour, self.minute if minute is None else minute,
            self.second if second is None else second, self.microsecond if microsecond is None else microsecond,
            self.tzinfo if tzinfo is True else tzinfo,
        )

    def isoformat(self, sep='T', timespec='auto'):
        offset = self.utcoffset()
        zone = '' if offset is None else self._moment().colon_offset()
        return f'{self.year:04}-{self.month:02}-{self.day:02}{sep}{time_text(self, timespec)}{zone}'

    def _parts(self):
        return self.year, self.month, self.day, self.hour, self.minute, self.second

    def _micros(self):
        """Returns the number of microseconds from 1970-01-01 on the clock of the datetime's own time zone."""
        return self._days * _DAY + (self.hour * 3600 + self.minute * 60 + self.second) * 1000000 + self.microsecond

    def _epoch(self):
        offset = self.utcoffset()
        return self._micros() - (_LOCAL if offset is None else offset._micros)

    def _moment(self):
        offset = self.utcoffset()
        seconds = self.hour * 3600 + self.minute * 60 + self.second
        return Moment(self._days, seconds, self.tzname() or '', None if offset is None else seconds_of(offset), self.microsecond)

    def _key(self):
        return self._micros() if self.tzinfo is None else self._epoch()

    def _refuse_mix(self, other, what):
        if (self.tzinfo is None) != (other.tzinfo is None):
            raise TypeError(f"can't {what} offset-naive and offset-aware datetimes")

    def _is_like(self, other):
        if isinstance(other, datetime):
            self._refuse_mix(other, 'compare')
        return isinstance(other, datetime)

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        start = f'{self.year}, {self.month}, {self.day}, {self.hour}, {self.minute}'
        return f'datetime.datetime({start}{time_arguments(self)})'

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.tzinfo is None) == (other.tzinfo is None) and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        micros = self._micros() + other._micros
        if not -62135596800000000 <= micros < 253402300800000000:
            raise OverflowError('date value out of range')
        return _at(type(self), micros, self.tzinfo)

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        self._refuse_mix(other, 'subtract')
        return of_micros(self._key() - other._key())


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
