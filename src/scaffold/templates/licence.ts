import { basename, extname } from 'node:path';

const hashed = new Set(['.yaml', '.yml', '.sh', '.tf', '.toml', '.cfg', '.conf', '.rego', '.py']);
const hashedNames = new Set(['Makefile', 'Dockerfile', 'CODEOWNERS', '.gitignore', '.gitattributes', '.editorconfig']);

/** The text below its licence; unchanged where there is none, or where the format has no comments. */
export function withLicence(path: string, text: string, licence: string): string {
  if (licence === 'none' || !(hashed.has(extname(path)) || hashedNames.has(basename(path)))) return text;
  const [shebang = ''] = /^#!.*\n/.exec(text) ?? [];
  return `${shebang}# SPDX-License-Identifier: ${licence}\n${text.slice(shebang.length)}`;
}
