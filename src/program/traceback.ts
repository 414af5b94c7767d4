export function traceback(): string { return '' }
