"""Functions for dates as numbers of days, and strftime(). The modules time and datetime use them. Day 0 is 1970-01-01."""

DAY_NAMES = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
MONTH_NAMES = (
    'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
    'November', 'December',
)

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month - 1]


def day_of_year(year, month, day):
    days = day
    for earlier in range(1, month):
        days += days_in_month(year, earlier)
    return days


def days_before_year(year):
    """Returns the number of days from 1970-01-01 to the first day of the year."""
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400 - 719162


def day_number(year, month, day):
    return days_before_year(year) + day_of_year(year, month, day) - 1


def date_of(days):
    """Returns the year, month and day of the day with this number."""
    year = 1970 + (days // 366 if days >= 0 else days // 365 - 1)
    while days_before_year(year + 1) <= days:
        year += 1
    left = days - days_before_year(year)
    month = 1
    while left >= days_in_month(year, month):
        left -= days_in_month(year, month)
        month += 1
    return year, month, left + 1


def weekday_of(days):
    """Returns the day of the week, from 0 for Monday."""
    return (days + 3) % 7


def iso_week(days):
    """Returns the year and number of the ISO 8601 week that contains the day."""
    thursday = days - weekday_of(days) + 3
    year = date_of(thursday)[0]
    return year, (thursday - days_before_year(year)) // 7 + 1


class Moment:
    """The values that strftime() formats. `zone` is the name of the time zone. `offset` is in seconds east of UTC, or None."""

    def __init__(self, days, seconds, zone, offset, micros=None):
        self.days = days
        self.seconds = seconds
        self.zone = zone
        self.offset = offset
        self.micros = micros

    def colon_offset(self):
        """Returns the offset from UTC in the form +01:00."""
        return offset_text(self.offset, ':')


def strftime(template, moment):
    """Formats a moment. The directives are those of Linux, without flags such as the `-` of `%-d`. Unknown directives stay in the text."""
    parts = []
    at = 0
    while at < len(template):
        letter = template[at]
        if letter == '%' and at + 1 < len(template):
            at += 1
            letter = template[at]
            text = _directive(letter, moment)
            parts.append(f'%{letter}' if text is None else text)
        else:
            parts.append(letter)
        at += 1
    return ''.join(parts)


_COMPOSED = {
    'c': '%a %b %e %H:%M:%S %Y', 'D': '%m/%d/%y', 'F': '%Y-%m-%d', 'R': '%H:%M', 'r': '%I:%M:%S %p',
    'T': '%H:%M:%S', 'x': '%m/%d/%y', 'X': '%H:%M:%S', 'h': '%b',
}


def _directive(letter, moment):
    if letter in _COMPOSED:
        return strftime(_COMPOSED[letter], moment)
    if letter in 'HIklMSpPsf':
        return _clock(letter, moment)
    if letter in 'aAuwUWVGgj':
        return _week(letter, moment)
    year, month, day = date_of(moment.days)
    if letter == 'Y':
        return str(year)
    if letter == 'y':
        return f'{year % 100:02}'
    if letter == 'C':
        return f'{year // 100:02}'
    if letter == 'm':
        return f'{month:02}'
    if letter == 'B':
        return MONTH_NAMES[month - 1]
    if letter == 'b':
        return MONTH_NAMES[month - 1][:3]
    if letter == 'd':
        return f'{day:02}'
    if letter == 'e':
        return f'{day:2}'
    if letter == 'Z':
        return moment.zone
    if letter == 'z':
        return '' if moment.offset is None else offset_text(moment.offset, '')
    return {'%': '%', 'n': '\n', 't': '\t'}.get(letter)


def offset_text(offset, colon):
    """Returns the text of an offset in seconds: +01:00, or +01:00:30 if it has seconds. `colon` is the text between the fields."""
    sign = '-' if offset < 0 else '+'
    minutes, seconds = divmod(abs(offset), 60)
    text = f'{sign}{minutes // 60:02}{colon}{minutes % 60:02}'
    return f'{text}{colon}{seconds:02}' if seconds else text


def _clock(letter, moment):
    hour = moment.seconds // 3600
    half = (hour + 11) % 12 + 1
    if letter == 'H':
        return f'{hour:02}'
    if letter == 'k':
        return f'{hour:2}'
    if letter == 'I':
        return f'{half:02}'
    if letter == 'l':
        return f'{half:2}'
    if letter == 'M':
        return f'{moment.seconds // 60 % 60:02}'
    if letter == 'S':
        return f'{moment.seconds % 60:02}'
    if letter == 'p':
        return 'AM' if hour < 12 else 'PM'
    if letter == 'P':
        return 'am' if hour < 12 else 'pm'
    if letter == 's':
        return str(moment.days * 86400 + moment.seconds - (moment.offset or 0))
    return None if moment.micros is None else f'{moment.micros:06}'


def _week(letter, moment):
    weekday = weekday_of(moment.days)
    if letter == 'a':
        return DAY_NAMES[weekday][:3]
    if letter == 'A':
        return DAY_NAMES[weekday]
    if letter == 'u':
        return str(weekday + 1)
    if letter == 'w':
        return str((weekday + 1) % 7)
    if letter in 'VGg':
        year, week = iso_week(moment.days)
        return f'{week:02}' if letter == 'V' else str(year) if letter == 'G' else f'{year % 100:02}'
    day = moment.days - days_before_year(date_of(moment.days)[0])
    if letter == 'j':
        return f'{day + 1:03}'
    first = (weekday + 1) % 7 if letter == 'U' else weekday
    return f'{(day + 7 - first) // 7:02}'
