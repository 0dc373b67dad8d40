import { readFileSync } from 'node:fs';

/**
 * A process that runs, told apart from a later one with the same number: its start time in clock ticks since boot
 * (field 22 of proc(5) `/proc/<pid>/stat`). Where there is no `/proc`, the number alone has to do.
 *
 * @returns undefined when no such process runs
 */
export function processIdentity(pid: number): string | undefined {
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : `${pid}@${fields[18]}`;
  } catch {
    return isAlive(pid) ? String(pid) : undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
