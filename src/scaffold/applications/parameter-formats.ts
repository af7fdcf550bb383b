import type { Ajv } from 'ajv';

/** What a parameter of an application may hold, beyond its JSON type. */
interface ParameterFormat {
  readonly test: (text: string) => boolean;
  /** Said of a value that is none, with one that is: `is no quantity, such as 500Mi`. */
  readonly said: string;
}

const matches = (pattern: RegExp) => (text: string) => pattern.test(text);

/** Named by `format` in the schemas of parameters. */
const formats: Readonly<Record<string, ParameterFormat>> = {
  'dns-label': { test: matches(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/), said: 'is no DNS label, such as web-api' },
  'dns-name': {
    test: matches(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/),
    said: 'is no host name, such as database.example.com',
  },
  quantity: {
    test: matches(/^(0*[1-9][0-9]*(\.[0-9]+)?|0*\.[0-9]*[1-9][0-9]*)(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/),
    said: 'is no quantity above zero, such as 100m or 500Mi',
  },
  image: {
    test: matches(/^[a-z0-9.-]+(:[0-9]+)?(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+$/),
    said: 'is no repository of an image with its registry, such as ghcr.io/example/web-api',
  },
  tag: { test: matches(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/), said: 'is no tag of an image, such as 1.4.2' },
  digest: { test: matches(/^(sha256:[0-9a-f]{64})?$/), said: 'is no digest: sha256: and 64 hexadecimal digits' },
  version: {
    test: matches(/^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/),
    said: 'is no exact version, such as 1.4.2',
  },
  path: { test: matches(/^\/[A-Za-z0-9._~%/-]*$/), said: 'is no path, such as /healthz' },
  url: {
    test: (text) => /^(https?|oci):\/\/[^\s/]/.test(text) && URL.canParse(text) && new URL(text).password === '',
    said: 'is no URL, such as https://charts.example.com',
  },
  email: { test: matches(/^[A-Za-z0-9._+-]+@([a-z0-9-]+\.)+[a-z]{2,}$/), said: 'is no e-mail address' },
  cidr: { test: isCidr, said: 'is no network, such as 10.20.0.0/16, or 10.20.0.7/32 for one address' },
  cron: { test: isCron, said: 'is no schedule of five fields, such as 15 3 * * *' },
  'time-zone': { test: isTimeZone, said: 'is no time zone, such as Etc/UTC or Europe/Berlin' },
};

export function addParameterFormats(ajv: Ajv): Ajv {
  for (const [name, { test }] of Object.entries(formats)) ajv.addFormat(name, { type: 'string', validate: test });
  return ajv;
}

/** Why a value is not of a format. */
export function formatProblem(format: string): string {
  return formats[format]?.said ?? `is no ${format}`;
}

function isCidr(text: string): boolean {
  const [, address = '', length = ''] = /^([0-9.]+)\/([0-9]{1,2})$/.exec(text) ?? [];
  const octets = address.split('.').map(Number);
  if (octets.length !== 4 || !octets.every((octet) => octet >= 0 && octet <= 255)) return false;
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  // Bits behind the prefix must be zero, as the API server warns of otherwise.
  return length !== '' && Number(length) <= 32 && value % 2 ** (32 - Number(length)) === 0;
}

const cronFields: readonly (readonly [low: number, high: number, names: string])[] = [
  [0, 59, ''],
  [0, 23, ''],
  [1, 31, ''],
  [1, 12, 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'],
  [0, 6, 'sun|mon|tue|wed|thu|fri|sat'],
];

function isCron(text: string): boolean {
  const fields = text.split(' ');
  return fields.length === 5 && fields.every((field, index) => isCronField(field, cronFields[index]!));
}

function isCronField(field: string, [low, high, names]: readonly [number, number, string]): boolean {
  const value = names === '' ? '\\d{1,2}' : `\\d{1,2}|${names}`;
  const part = new RegExp(`^(?:\\*|(${value})(?:-(${value}))?)(?:/(\\d{1,2}))?$`, 'i');
  const order = names.split('|');
  const numberOf = (word: string) => (/^\d/.test(word) ? Number(word) : order.indexOf(word.toLowerCase()) + low);
  return field.split(',').every((item) => {
    const found = part.exec(item);
    if (found === null) return false;
    const [, from, to, step] = found;
    const [start, end] = [from ?? String(low), to ?? from ?? String(high)].map(numberOf) as [number, number];
    return start >= low && end <= high && start <= end && step !== '0' && step !== '00';
  });
}

function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]+(\/[A-Za-z0-9_+-]+)+$/.test(text)) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
