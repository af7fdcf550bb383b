const levels = ['debug', 'info', 'warn', 'error'];

/** Writes a line of JSON for each message at or above a level. */
export function createLog(level, write = (line) => process.stdout.write(line)) {
  if (!levels.includes(level)) throw new Error(`LOG_LEVEL is ${level}, and none of ${levels.join(', ')}`);
  return (severity, message, fields = {}) => {
    if (levels.indexOf(severity) < levels.indexOf(level)) return;
    write(`${JSON.stringify({ time: new Date().toISOString(), level: severity, message, ...fields })}\n`);
  };
}
