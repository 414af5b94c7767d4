/** GIL_LAB_LONG=1: many more schedules. */
export const LONG = process.env.GIL_LAB_LONG === '1'
