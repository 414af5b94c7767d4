/**
 * Whether this is a debug build (asconfig.json, target "debug"). A debug build checks invariants: `if (DEBUG) assert(condition)`. A
 * condition that fails traps, and the stack of the trap names the function. asc drops such a line from the shipped machine, condition
 * included.
 */
export const DEBUG: bool = !ASC_NO_ASSERT
