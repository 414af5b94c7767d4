/** A core that gives less than this of itself is not idle. */
export const IDLE_CORE = 0.85
