/**
 * Control characters, bidirectional overrides, halves of characters and the marks of CI services' commands made visible: a
 * manifest must not steer the reader's terminal or log. Within JSON text the value stays the same, for the escape is JSON's
 * own.
 */
export function printable(text: string): string {
  return text.replace(unsafe, escaped).replace(command, (mark) => mark.replace(/[#:]/, escaped));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const unsafe =
  // eslint-disable-next-line no-control-regex -- these are what it is for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** GitHub's and Azure's runners look for theirs anywhere in a line, and for `::` where one starts. */
const command = /##(?:vso|teamcity)?\[|^[^\S\n]*::/gim;
