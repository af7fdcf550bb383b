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
  int32: { valid: within(-(2n ** 31n), 2n ** 31n - 1n), expected: 'an integer of 32 bits' },
  int64: { valid: within(-(2n ** 63n), 2n ** 63n - 1n), expected: 'an integer of 64 bits' },
};
