/** What the machine's own datetime has: now(). Its results can be subtracted and printed. */
const NATIVE = /\bimport\s+datetime\b|\bfrom\s+datetime\s+import\s+datetime\b|\b(?:datetime\s*\.\s*)?datetime\s*\.\s*now\s*\(\s*\)/g

/** The names of the library's datetime that the machine lacks. */
const WRITTEN =
  /\b(timedelta|timezone|tzinfo|UTC|MINYEAR|MAXYEAR|date|time|today|utcnow|fromtimestamp|utcfromtimestamp|fromisoformat|strptime|combine|strftime|isoformat|timestamp|timetuple|timetz|astimezone|replace|ctime|weekday|isoweekday|isocalendar|toordinal|year|month|day|hour|minute|second|microsecond|isinstance|format)\b|:%/

/** The uses of other modules whose names are among WRITTEN. */
const OTHERS = /\btime\s*\.\s*\w+|\bimport\s+time\b|\bfrom\s+time\s+import\b[^\n]*|\btime\s*\(\s*\)/g

/**
 * Whether a program needs the library's datetime, which is written in Python. Most programs only measure a duration with datetime.now(), and
 * the machine's own is faster.
 * @param texts the program's own files
 */
export function needsDates(texts: readonly string[]): boolean {
  const users = texts.filter((text) => /\bdatetime\b/.test(text)).map((text) => text.replace(NATIVE, '').replace(OTHERS, ''))
  return users.some((text) => WRITTEN.test(text) || /\bdatetime\s*\.\s*(?!datetime\b)\w/.test(text))
}
