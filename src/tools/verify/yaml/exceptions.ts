/** Where we knowingly read a file otherwise than Kubernetes does. */
export interface Exception {
  readonly reason: string;
  readonly holds: (file: Buffer) => boolean;
}

export const exceptions: readonly Exception[] = [
  {
    reason: 'UTF-16: kubectl cuts a file into lines before it decodes it, so that what it reads is an accident',
    holds: (file) => (file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff),
  },
  {
    reason: 'JSON that is not UTF-8: Kubernetes replaces what is no character without a word; we refuse it',
    holds: (file) => file[0] === 0x7b && file.toString().includes('\uFFFD'),
  },
  {
    reason: 'two byte order marks: a slip in the YAML library makes it skip a character at the start of each line',
    holds: (file) => file.includes('\ufeff\ufeff'),
  },
  {
    reason: '`[]: x`: a slip in the YAML library makes it read `[]` and drop the rest; we refuse the key',
    holds: (file) => /^[ \t-]*(?:\[\s*\]|\{\s*\})[ \t]*:/m.test(file.toString()),
  },
  {
    reason: 'depth: Kubernetes reads 10,000 levels, we read 1,000',
    holds: (file) => /[[{]{1000}/.test(file.toString('latin1')),
  },
];

export function exceptionFor(file: Uint8Array): Exception | undefined {
  const bytes = Buffer.from(file);
  return exceptions.find(({ holds }) => holds(bytes));
}
