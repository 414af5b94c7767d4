/** Uses of datetime.now(), the only part of datetime that the machine itself has. A program can subtract and print its results. */
const NATIVE = /\bimport\s+datetime\b|\bfrom\s+datetime\s+import\s+datetime\b|\b(?:datetime\s*\.\s*)?datetime\s*\.\s*now\s*\(\s*\)/g

/** Names that need the library's datetime, because the machine's own lacks them. */
const WRITTEN =
  /\b(timedelta|timezone|tzinfo|UTC|MINYEAR|MAXYEAR|date|time|today|utcnow|fromtimestamp|utcfromtimestamp|fromisoformat|strptime|combine|strftime|isoformat|timestamp|timetuple|timetz|astimezone|replace|ctime|weekday|isoweekday|isocalendar|toordinal|year|month|day|hour|minute|second|microsecond|isinstance|format)\b|:%|\bdatetime\s*\(/

/** Uses of the module time, whose name and members WRITTEN would otherwise match. */
const OTHERS = /\btime\s*\.\s*\w+|\bimport\s+time\b|\bfrom\s+time\s+import\b[^\n]*|\btime\s*\(\s*\)/g

/**
 * Whether a program needs the library's datetime, which is written in Python. Most programs only measure a duration with datetime.now().
 * For them, the machine's own datetime is enough, and it is faster.
 * @param texts the program's own files
 */
export function needsDates(texts: readonly string[]): boolean {
  const users = texts.filter((text) => /\bdatetime\b/.test(text)).map((text) => text.replace(NATIVE, '').replace(OTHERS, ''))
  return users.some((text) => WRITTEN.test(text) || /\bdatetime\s*\.\s*(?!datetime\b)\w/.test(text))
}
