"""The time zones of datetime: fixed offsets from UTC."""

from _calendar import offset_text
from _timedelta import timedelta


class tzinfo:
    """The base class of time zones."""


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError('offset must be a timedelta')
        if not timedelta(-1) < offset < timedelta(1):
            raise ValueError(
                'offset must be a timedelta strictly between -timedelta(hours=24) and '
                f'timedelta(hours=24), not {offset!r}.'
            )
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return f'UTC{offset_text(seconds_of(self._offset), ":")}' if self._offset else 'UTC'

    def __str__(self):
        return self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        name = '' if self._name is None else f', {self._name!r}'
        return f'datetime.timezone({self._offset!r}{name})'

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)


def seconds_of(delta):
    return delta.days * 86400 + delta.seconds


timezone.utc = timezone(timedelta(0))
UTC = timezone.utc


# repr() must show the public module, from which programs import these classes.
tzinfo.__module__ = 'datetime'
timezone.__module__ = 'datetime'
