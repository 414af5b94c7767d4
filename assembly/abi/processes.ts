// Compiled by asc AND by tsc: plain numbers only. What the hub's calls return instead of a number, a message or an exit code.

/** The exit code of a process that has not ended. No process ends with this code. */
export const RUNNING: i32 = -0x80000000
/** The table of processes, or that of queues, is full. */
export const TOO_MANY: i32 = -1
/** The hub's heap has no room for the message. */
export const NO_MEMORY: i32 = -2
