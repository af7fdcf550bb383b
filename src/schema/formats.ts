/** Formats that Kubernetes checks, each with what a legal value looks like. */
export interface Format {
  readonly valid: (value: unknown) => boolean;
  readonly expected: string;
}

/** Source: k8s.io/apimachinery/pkg/api/resource, ParseQuantity; the pattern in the server's own message admits more. */
const quantity = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+|[KMGTPE]i|[numkMGTPE])?$/;
const dateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function text(test: (value: string) => boolean): Format['valid'] {
  return (value) => typeof value !== 'string' || test(value);
}

function within(low: bigint, high: bigint): Format['valid'] {
  return (value) => (typeof value !== 'number' && typeof value !== 'bigint') || (value >= low && value <= high);
}

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

function isIPv4(value: string): boolean {
  return ipv4.test(value);
}

/** `node:net` knows too, but costs every run 2 ms to load. */
function isIPv6(value: string): boolean {
  return /^[\da-f:.]+$/i.test(value) && URL.canParse(`http://[${value}]`);
}

function isCidr(value: string): boolean {
  const [address = '', length = '', ...rest] = value.split('/');
  const bits = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  return rest.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= bits;
}

export const formats: Readonly<Record<string, Format>> = {
  quantity: {
    valid: text((value) => quantity.test(value)),
    expected: 'a quantity such as `500m`, `1.5` or `256Mi`',
  },
  'date-time': {
    valid: text((value) => dateTime.test(value)),
    expected: 'a time such as `2026-01-31T12:00:00Z`',
  },
  byte: {
    valid: text((value) => base64.test(value.replace(/[\r\n]/g, ''))),
    expected: 'base64; in a Secret, `stringData` takes plain text',
  },
  ipv4: { valid: text(isIPv4), expected: 'an IPv4 address' },
  ipv6: { valid: text(isIPv6), expected: 'an IPv6 address' },
  cidr: { valid: text(isCidr), expected: 'a network such as `10.0.0.0/8`' },
  int32: { valid: within(-(2n ** 31n), 2n ** 31n - 1n), expected: 'an integer of 32 bits' },
  int64: { valid: within(-(2n ** 63n), 2n ** 63n - 1n), expected: 'an integer of 64 bits' },
};
