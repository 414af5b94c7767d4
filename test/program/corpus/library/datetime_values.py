from datetime import date, datetime, time, timedelta, timezone

start = datetime(2024, 2, 28, 23, 59, 30)
later = start + timedelta(days=1, minutes=1, microseconds=5)
print(start, later, repr(later))
print(later - start, repr(later - start), (later - start).total_seconds())
print(later.year, later.month, later.day, later.hour, later.minute, later.second, later.microsecond)
print(later.strftime('%Y-%m-%d %H:%M:%S.%f %a %j'), f'{start:%d.%m.%y}', later.isoformat(), start.isoformat(' ', 'minutes'))
print(start.date(), start.time(), repr(start.date()), repr(start.time()), start.weekday(), start.isoweekday())
print(start.isocalendar(), tuple(start.timetuple())[:6], start.ctime(), start.toordinal())
print(start.replace(hour=1, second=0), start < later, start == datetime(2024, 2, 28, 23, 59, 30), max(start, later))
print({start: 'a key'}[datetime(2024, 2, 28, 23, 59, 30)], sorted([later, start])[0] is start)

gap = timedelta(weeks=1, days=-3, hours=5, minutes=7, seconds=1.5, milliseconds=3)
print(gap, repr(gap), gap.days, gap.seconds, gap.microseconds)
print(gap * 2, gap / 2, gap / timedelta(hours=1), gap // timedelta(hours=1), gap % timedelta(hours=1), -gap, abs(-gap))
print(timedelta(seconds=-1), repr(timedelta()), timedelta(1), timedelta(2, 3), bool(timedelta()), 3 * timedelta(0, 0, 7))
print(divmod(timedelta(hours=5), timedelta(hours=2)), timedelta(0.1), timedelta(seconds=0.1) * 1.5, timedelta(0, 5) / 3)
print(timedelta.max, timedelta.resolution, sum([timedelta(1), timedelta(2)], timedelta()))

day = date(2024, 12, 30)
print(day, repr(day), day + timedelta(3), day - date(2024, 1, 1), day.isocalendar().week, day.strftime('%A %B'), date.fromordinal(1))
print(date.fromisoformat('2024-02-29'), day.replace(day=1), day < date.max, [day.weekday(), day.isoweekday()])
print(time(1, 2), time(1, 2, 3, 4), repr(time(1, 2, 3)), time(12) < time(13), time(9, 30).strftime('%H.%M'), time(1).isoformat('seconds'))
print(datetime.combine(day, time(7, 8)), datetime.min, datetime.max)

for text, form in (
    ('2024-03-05 06:07:08', '%Y-%m-%d %H:%M:%S'),
    ('5/3/24', '%d/%m/%y'),
    ('Mar 5 2024 1:02PM', '%b %d %Y %I:%M%p'),
    ('10:20:30.25', '%H:%M:%S.%f'),
    ('2024-03-05T06:07+0130', '%Y-%m-%dT%H:%M%z'),
    ('2024-13-05', '%Y-%m-%d'),
    ('2024-03-05 x', '%Y-%m-%d'),
    ('now', '%Y'),
):
    try:
        print(repr(datetime.strptime(text, form)))
    except ValueError as error:
        print(error)
print(datetime.fromisoformat('2024-03-05T06:07:08'), repr(datetime.fromisoformat('2024-03-05')))

utc = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
zone = timezone(timedelta(hours=-5, minutes=-30))
print(utc, repr(utc), utc.isoformat(), utc.timestamp(), utc.astimezone(zone), zone, repr(zone), timezone.utc)
print(datetime.fromtimestamp(1_700_000_000.5, timezone.utc), utc == utc.astimezone(zone), utc.tzname(), utc.strftime('%Z%z'))
print(timezone(timedelta(hours=1), 'here').tzname(None), utc.replace(tzinfo=None), utc.utcoffset())
print(datetime.fromtimestamp(datetime(2024, 5, 6, 7, 8, 9).timestamp()), date.today() == datetime.now().date())
print(datetime.now() >= datetime.now() - timedelta(1), type(datetime.now()).__name__, isinstance(utc, date), utc == date(2024, 1, 1))

for attempt in (
    lambda: date(2023, 2, 29),
    lambda: date(0, 1, 1),
    lambda: date(2023, 13, 1),
    lambda: datetime(2023, 1, 1, 24),
    lambda: time(1, 60),
    lambda: start < utc,
    lambda: start - utc,
    lambda: timedelta('1'),
    lambda: datetime.fromisoformat('yesterday'),
    lambda: datetime.max + timedelta(1),
):
    try:
        print(attempt())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print(date, datetime, time, timedelta, timezone, type(day).__name__)
