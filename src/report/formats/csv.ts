import type { Finding } from '../../model/report.ts';
import { describe } from '../../model/resource.ts';
import type { Format } from '../format.ts';
import { printable } from '../printable.ts';

const columns = ['severity', 'rule', 'file', 'line', 'column', 'object', 'message', 'units', 'fingerprint'];

/** For spreadsheets, as RFC 4180 says. */
export const format: Format = ({ findings }) =>
  [columns, ...findings.map(cells)].map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cells({ severity, rule, file, range, resource, message, units, fingerprint }: Finding): string[] {
  const object = resource === undefined ? '' : describe(resource);
  const deployed = units.map((unit) => unit || '.').join(' ');
  return [severity, rule, file, String(range.line), String(range.column), object, message, deployed, fingerprint];
}

/** A spreadsheet takes what starts like a formula for one, unless an apostrophe stands before it. */
function cell(value: string): string {
  const text = printable(value);
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
