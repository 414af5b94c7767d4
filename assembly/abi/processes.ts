// Compiled by asc AND by tsc: plain numbers only. Values that the hub's calls return when they have no number, message or exit code to
// return.

/** The exit code of a process that has not ended. No process ends with this code. */
export const RUNNING: i32 = -0x80000000
/** The hub's table of processes or of queues is full. */
export const TOO_MANY: i32 = -1
/** The hub's heap has no room for the message. */
export const NO_MEMORY: i32 = -2
