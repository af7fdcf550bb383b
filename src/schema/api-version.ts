const pattern = /^v(\d+)(?:(alpha|beta)(\d+))?$/;
const stages = ['alpha', 'beta', undefined];

/**
 * Orders versions of an API as the API server does, preferred first: general availability, beta, alpha, each from the
 * highest number; names of another form come last.
 */
export function compareVersions(a: string, b: string): number {
  const x = pattern.exec(a);
  const y = pattern.exec(b);
  if (x === null || y === null) return Number(x === null) - Number(y === null) || (a < b ? -1 : Number(a > b));
  return (
    stages.indexOf(y[2]) - stages.indexOf(x[2]) || Number(y[1]) - Number(x[1]) || Number(y[3] ?? 0) - Number(x[3] ?? 0)
  );
}
