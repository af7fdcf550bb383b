const credentialName =
  /(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential|connection[_-]?string|dsn)/i;
/** `key: value`, with a dash before it in a list. */
const mapping = /^(\s*(?:-\s+)?(?:"[^"]*"|'[^']*'|[^\s:#]+)\s*:\s+)(\S.*)$/;
/** Keys such as `secretName:` say where a secret is, not what it is. */
const reference = /(?:Ref|Name|Key|Path|File|Class|Store)["']?\s*:\s/;
/** Fields of a Secret that hold no secret. */
const plainField =
  /^\s*(?:-\s+)?["']?(?:apiVersion|kind|metadata|name|namespace|type|immutable|labels|annotations)["']?\s*:/;
const blockIndicator = /^[|>&*]?[-+\d]*$/;
const flowVariable = /(\{.*\bvalue\s*:\s*)([^,}]+)/;
/** Says nothing, whatever it is named; in a Secret it might. */
const plainValue = /^(?:true|false|null|~|\d{1,3})(?:\s+#.*)?$/;
const mask = '•••';

/**
 * Lines of a file as they may be shown: values of Secrets, of fields and environment variables that are named like
 * credentials, and private keys are masked.
 */
export function redactLines(lines: readonly string[], options: { secret: boolean }): string[] {
  const inKey = privateKeyLines(lines);
  return lines.map((line, index) => {
    if (inKey.has(index)) return maskFrom(line);
    const pair = mapping.exec(line);
    if (pair === null) return options.secret && isContent(line) ? maskFrom(line) : line;
    const [, key = '', value = ''] = pair;
    if (credentialName.test(line) && flowVariable.test(line)) return line.replace(flowVariable, `$1${mask}`);
    if (blockIndicator.test(value)) return line;
    const hidden =
      isNamedCredential(key, value) ||
      (options.secret && !plainField.test(key)) ||
      isCredentialValue(key, lines, index);
    return hidden ? key + mask : line;
  });
}

function isNamedCredential(key: string, value: string): boolean {
  return credentialName.test(key) && !reference.test(key) && !plainValue.test(value);
}

function privateKeyLines(lines: readonly string[]): Set<number> {
  const found = new Set<number>();
  let inside = false;
  lines.forEach((line, index) => {
    if (/-----BEGIN [A-Z ]*PRIVATE KEY/.test(line)) inside = true;
    if (inside) found.add(index);
    if (/-----END [A-Z ]*PRIVATE KEY/.test(line)) inside = false;
  });
  return found;
}

function maskFrom(line: string): string {
  return line.replace(/\S.*$/, mask);
}

/** A line of a block scalar, rather than a key without a value. */
function isContent(line: string): boolean {
  return /^\s+\S/.test(line) && !line.trimEnd().endsWith(':');
}

/** `value:` of an environment variable whose `name:`, on a line next to it, tells of a credential. */
function isCredentialValue(key: string, lines: readonly string[], index: number): boolean {
  if (!/^\s*(?:-\s+)?value\s*:/.test(key)) return false;
  return [lines[index - 1], lines[index + 1]].some(
    (line) => line !== undefined && /^\s*(?:-\s+)?name\s*:/.test(line) && credentialName.test(line),
  );
}
