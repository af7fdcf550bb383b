import { isWhole, resolveScalar, type Scalar } from './scalars.ts';

const core = 'tag:yaml.org,2002:';
const date = String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`;
const time = String.raw`(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?`;
const timestamp = new RegExp(String.raw`^${date}(?:[Tt]${time}(?:Z|[-+]\d\d:\d\d)| ${time})?$`);
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Tags that say what a scalar is, and whether a value fits; every other tag means text. */
const fits: Readonly<Record<string, (value: Scalar, text: string) => boolean>> = {
  [`${core}bool`]: (value) => typeof value === 'boolean',
  [`${core}int`]: (_, text) => isWhole(text),
  [`${core}float`]: (value) => typeof value === 'number' || (typeof value === 'bigint' && value < 1n << 63n),
  [`${core}null`]: (value) => value === null,
  [`${core}timestamp`]: (_, text) => isTimestamp(text),
};

/** The value of a scalar that has a tag; undefined when it is not what the tag says. */
export function resolveTagged(tag: string, text: string): Scalar | undefined {
  if (tag === `${core}binary`) return decodeBase64(text);
  const isFit = fits[tag];
  if (isFit === undefined) return text;
  const value = tag === `${core}timestamp` ? text : resolveScalar(text);
  if (!isFit(value, text)) return undefined;
  return tag === `${core}float` ? Number(value) : value;
}

/** Whether it is one of the forms that Kubernetes takes, and a day and time that there is. */
function isTimestamp(text: string): boolean {
  const match = timestamp.exec(text);
  if (match === null) return false;
  const [year, month, day, ...times] = match
    .slice(1)
    .flatMap((digits?: string) => (digits === undefined ? [] : Number(digits)));
  const [hour = 0, minute = 0, second = 0] = times;
  const date = new Date(Date.UTC(year!, month! - 1, day));
  date.setUTCFullYear(year!);
  return date.getUTCMonth() === month! - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
}

function decodeBase64(text: string): string | undefined {
  const digits = text.replace(/[\r\n]/g, '');
  return base64.test(digits) ? Buffer.from(digits, 'base64').toString('utf8') : undefined;
}

/** How a person writes a tag. */
export function shortTag(tag: string): string {
  return tag.startsWith(core) ? `!!${tag.slice(core.length)}` : tag;
}
