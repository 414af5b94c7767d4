/** The day of a date as readers see it: "2 January 2026". The day is that of UTC, so it is the same wherever a report is read. */
export function dayOf(date: string): string {
  return new Date(date).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
}
