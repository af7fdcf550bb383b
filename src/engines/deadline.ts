import { cpuUsage } from 'node:process';

/** A request that waits for a processor that others use may take this many times as long. */
const patience = 10;

/**
 * Calls back once something has computed for a while. What the whole process computed meanwhile is what counts, at the
 * least: of a busy machine one thread may get next to nothing, and the clock alone would blame it for that.
 * @returns what calls it off
 */
export function deadline(milliseconds: number, expired: () => void): () => void {
  const start = performance.now();
  const before = cpuUsage();
  const check = () => {
    const { user, system } = cpuUsage(before);
    const rest = milliseconds - (user + system) / 1000;
    if (rest <= 0 || performance.now() - start >= milliseconds * patience) expired();
    else timer = setTimeout(check, Math.max(rest, 10));
  };
  let timer = setTimeout(check, milliseconds);
  return () => clearTimeout(timer);
}
