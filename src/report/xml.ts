/** Text as it may stand between tags in XML 1.0. What XML cannot hold at all is written as an escape. */
export function xml(text: string): string {
  return text
    .replace(illegal, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/[&<>\r]/g, reference);
}

/** A reader would take white space in an attribute for a blank, unless it is referred to. */
function attribute(text: string): string {
  return xml(text).replace(/["'\t\n]/g, reference);
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `<name a="b"/>`, or with content that is XML already. */
export function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const pairs = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${attribute(String(value))}"`],
  );
  const start = `<${name}${pairs.join('')}`;
  return content.length === 0 ? `${start}/>` : `${start}>\n${content.join('\n')}\n</${name}>`;
}

export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

// control characters, halves of surrogate pairs, and two that are none
const illegal =
  // eslint-disable-next-line no-control-regex -- these are what it is for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
