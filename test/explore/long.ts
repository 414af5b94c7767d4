/** GIL_LAB_LONG=1 runs many more schedules. */
export const LONG = process.env.GIL_LAB_LONG === '1'
