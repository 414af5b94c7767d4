import * as v from 'valibot'

/** The lab measures no larger number: 10^15 µs are 31 years. Without a bound, a file could make a chart draw an axis without end. */
const MOST = 1e15

/** Any number that the lab can measure. */
export const number = v.pipe(v.number(), v.minValue(-MOST), v.maxValue(MOST))
/** A length of time, a rate or a multiple. */
export const amount = v.pipe(number, v.minValue(0))
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
/** A part of a whole, from 0 to 1. */
export const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
export const names = v.array(v.string())
