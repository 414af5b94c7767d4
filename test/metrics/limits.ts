import type { Limits } from '../../src/metrics/index.ts'

/** A machine that parks and unparks in 2 µs. */
export const LIMITS: Limits = { parkFloorUs: { p50: 2, p99: 4, modesUs: [2] } }
