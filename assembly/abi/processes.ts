// What a call to the hub can return in place of a number, a message or an exit code. The compilers of machine and host (asc, tsc) both
// read this file, so it contains only plain numbers.

/** The exit code of a process that has not ended. No process ends with this code. */
export const RUNNING: i32 = -0x80000000
/** The hub's table of processes, of queues or of semaphores is full. */
export const TOO_MANY: i32 = -1
/** The hub's heap has no room for the message, or SHARED has no room for the bytes. */
export const NO_MEMORY: i32 = -2
