import { printable } from './printable.ts';

/** Text as it may stand between tags in XML 1.0; what XML or a reader's terminal cannot take is written as an escape. */
export function xml(text: string): string {
  return printable(text).replace(/[&<>]/g, reference);
}

/** A reader would take white space in an attribute for a blank, unless it is referred to. */
function attribute(text: string): string {
  return xml(text).replace(/["'\t\n]/g, reference);
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

export type Attributes = Readonly<Record<string, string | number>>;

/** `<name a="b"/>`, or with content that is XML already. */
export function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(String(value))}"`);
  const start = `<${name}${pairs.join('')}`;
  return content.length === 0 ? `${start}/>` : `${start}>\n${content.join('\n')}\n</${name}>`;
}

export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
