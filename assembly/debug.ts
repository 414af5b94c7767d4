/**
 * Whether this is a debug build (asconfig.json, target "debug"). A debug build checks invariants: `if (DEBUG) assert(condition)`. If the
 * condition is false, the assertion traps, and the stack of the trap names the function. asc removes the whole line from the shipped
 * machine.
 */
export const DEBUG: bool = !ASC_NO_ASSERT
