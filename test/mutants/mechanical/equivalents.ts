/**
 * Faults that change nothing that a program can observe: "file Class.method kind number", and the reason. A fault that a scenario shows must
 * not be in this list.
 */
export const EQUIVALENT: ReadonlyMap<string, string> = new Map([])
