/** Exit codes of all commands: done, something did not hold, the command line was wrong, ended by Ctrl-C. */
export const exitCodes = { ok: 0, failed: 1, usage: 2, interrupted: 130 } as const;
