/** The file name, in tracebacks and reports, of a program that has no file of its own. */
export const OWN_FILE = 'program.py'
