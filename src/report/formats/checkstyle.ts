import { byFile } from '../by-file.ts';
import type { Format } from '../format.ts';
import { declaration, element } from '../xml.ts';

/** Checkstyle's XML, which Jenkins' warnings plugin and reviewdog read. */
export const format: Format = ({ findings }) => {
  const files = [...byFile(findings)].map(([file, own]) =>
    element(
      'file',
      { name: file },
      own.map(({ range, severity, message, rule }) =>
        element('error', {
          line: range.line,
          column: range.column,
          severity,
          message,
          source: `k8s-platform.${rule}`,
        }),
      ),
    ),
  );
  return `${declaration}${element('checkstyle', { version: '4.3' }, files)}\n`;
};
