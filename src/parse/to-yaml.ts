import { Document, Scalar, visit } from 'yaml';
import { isAmbiguous } from './ambiguous.ts';
import { resolveScalar } from './scalars.ts';

/** Characters that YAML refuses, drops or takes for line breaks unless they are escaped. */
// eslint-disable-next-line no-control-regex
const special = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Plain values to YAML that every reader takes for the same values: text that could be read as anything else is quoted. */
export function toYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value === 'string' && !isPlain(scalar.value)) scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0 }).replace(special, escape);
}

function isPlain(text: string): boolean {
  return text !== '<<' && resolveScalar(text) === text && !isAmbiguous(text, text) && text.search(special) < 0;
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
