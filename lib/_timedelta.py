"""The durations of datetime."""

_DAY = 86400000000
_UNITS = (
    ('weeks', 7 * _DAY), ('days', _DAY), ('hours', 3600000000), ('minutes', 60000000), ('seconds', 1000000),
    ('milliseconds', 1000), ('microseconds', 1),
)


class timedelta:
    """A duration: a number of microseconds."""

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = 0
        part = 0.0
        for (name, unit), value in zip(_UNITS, (weeks, days, hours, minutes, seconds, milliseconds, microseconds)):
            if isinstance(value, int):
                whole += value * unit
            elif isinstance(value, float):
                part += value * unit
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        self._micros = whole + round(part)
        if abs(self._micros // _DAY) > 999999999:
            raise OverflowError(f'days={self._micros // _DAY}; must have magnitude <= 999999999')

    @property
    def days(self):
        return self._micros // _DAY

    @property
    def seconds(self):
        return self._micros % _DAY // 1000000

    @property
    def microseconds(self):
        return self._micros % 1000000

    def total_seconds(self):
        return self._micros / 1000000

    def __repr__(self):
        parts = [('days', self.days), ('seconds', self.seconds), ('microseconds', self.microseconds)]
        text = ', '.join([f'{name}={value}' for name, value in parts if value])
        return f'datetime.timedelta({text or 0})'

    def __str__(self):
        days = self.days
        minutes, seconds = divmod(self.seconds, 60)
        text = f'{minutes // 60}:{minutes % 60:02}:{seconds:02}'
        if days:
            text = f'{days} day{"" if abs(days) == 1 else "s"}, {text}'
        return f'{text}.{self.microseconds:06}' if self.microseconds else text

    def __add__(self, other):
        return of_micros(self._micros + other._micros) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return of_micros(self._micros - other._micros) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, other):
        return of_micros(round(self._micros * other)) if isinstance(other, (int, float)) else NotImplemented

    def __rmul__(self, other):
        return self.__mul__(other)

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micros / other._micros
        if isinstance(other, int):
            return of_micros(_divide_nearest(self._micros, other))
        return of_micros(round(self._micros / other)) if isinstance(other, float) else NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micros // other._micros
        return of_micros(self._micros // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return of_micros(self._micros % other._micros) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return self // other, self % other

    def __neg__(self):
        return of_micros(-self._micros)

    def __pos__(self):
        return self

    def __abs__(self):
        return of_micros(abs(self._micros))

    def __bool__(self):
        return self._micros != 0

    def __hash__(self):
        return hash(self._micros)

    def __eq__(self, other):
        return self._micros == other._micros if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._micros < other._micros if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._micros <= other._micros if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._micros > other._micros if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._micros >= other._micros if isinstance(other, timedelta) else NotImplemented


def of_micros(micros):
    return timedelta(0, 0, micros)


def _divide_nearest(a, b):
    """Returns a / b, rounded to the nearest int. A tie goes to the even int."""
    quotient, rest = divmod(a, b)
    twice = 2 * rest
    is_up = twice > b if b > 0 else twice < b
    return quotient + 1 if is_up or (twice == b and quotient % 2 == 1) else quotient


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


# repr() must show the public module, from which programs import these classes.
timedelta.__module__ = 'datetime'
