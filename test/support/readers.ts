import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import Ajv4 from 'ajv-draft-04';
import { XmlDocument, XmlElement, XsdValidator } from 'libxml2-wasm';
import { parsers } from 'prettier/plugins/markdown';
import { packageRoot } from '../../src/assets.ts';

const schemas = join(packageRoot, 'test/schemas');

/** What a JSON text says, when its schema in test/schemas has nothing against it. */
export function readJson(text: string, schema: string): unknown {
  const definition = JSON.parse(readFileSync(join(schemas, schema), 'utf8')) as { $schema?: string };
  const isDraft4 = definition.$schema?.includes('draft-04') === true;
  const ajv = isDraft4 ? new Ajv4({ strict: false, validateFormats: false }) : new Ajv({ strict: false });
  const validate = ajv.compile(definition);
  const value: unknown = JSON.parse(text);
  if (!validate(value)) throw new Error(JSON.stringify(validate.errors));
  return value;
}

/** The root of an XML document, as libxml2 reads it. @param schema an XSD in test/schemas that it must keep to */
export function readXml(text: string, schema?: string): XmlElement {
  const document = XmlDocument.fromString(text);
  if (schema !== undefined) {
    const definition = XmlDocument.fromString(readFileSync(join(schemas, schema), 'utf8'));
    XsdValidator.fromDoc(definition).validate(document);
  }
  return document.root;
}

export function attributes(root: XmlElement, path: string): Record<string, string>[] {
  return root.find(path).map((node) => {
    if (!(node instanceof XmlElement)) throw new Error(`${path} is no element`);
    const { attrs } = node;
    return Object.fromEntries(attrs.map((attribute) => [attribute.name, attribute.value]));
  });
}

export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
}

/** Markdown with GitHub's tables and links, as remark reads it. */
export function readMarkdown(text: string): MarkdownNode {
  return parsers.markdown.parse(text, {} as never) as MarkdownNode;
}

export function nodes(root: MarkdownNode): MarkdownNode[] {
  return [root, ...(root.children ?? []).flatMap(nodes)];
}

export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** What GitHub's runner takes for a command. Source: actions/runner, ActionCommand.cs: both forms that it knows. */
export function githubCommands(text: string): Command[] {
  return text.split(/\r?\n/).flatMap((line): Command[] => {
    const trimmed = line.trimStart();
    if (trimmed.startsWith('::')) {
      const end = trimmed.indexOf('::', 2);
      if (end >= 0) return [command(trimmed.slice(2, end), trimmed.slice(end + 2), ',', unescapeGithub)];
    }
    const old = /##\[(.*?)\](.*)$/.exec(line);
    return old === null ? [] : [command(old[1]!, old[2]!, ';', unescapeGithub)];
  });
}

/** What Azure's agent takes for a command, anywhere in a line. Source: microsoft/azure-pipelines-agent, Command.cs. */
export function azureCommands(text: string): Command[] {
  return text.split(/\r?\n/).flatMap((line): Command[] => {
    const start = line.search(/##vso\[/i);
    const end = line.indexOf(']', start);
    if (start < 0 || end < 0) return [];
    return [command(line.slice(start + 6, end), line.slice(end + 1), ';', unescapeAzure)];
  });
}

function command(head: string, data: string, separator: string, unescape: (text: string) => string): Command {
  const blank = head.indexOf(' ');
  const pairs =
    blank < 0
      ? []
      : head
          .slice(blank + 1)
          .split(separator)
          .filter(Boolean);
  const properties = pairs.map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals), unescape(pair.slice(equals + 1))];
  });
  return {
    name: blank < 0 ? head : head.slice(0, blank),
    properties: Object.fromEntries(properties) as Record<string, string>,
    data: unescape(data),
  };
}

function unescapeGithub(text: string): string {
  return unescapeWith({ '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' }, text);
}

function unescapeAzure(text: string): string {
  return unescapeWith({ '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']', '%AZP25': '%' }, text);
}

/** One after another, as the runners do, the percent sign last. */
function unescapeWith(escapes: Readonly<Record<string, string>>, text: string): string {
  return Object.entries(escapes).reduce((result, [escape, meant]) => result.replaceAll(escape, meant), text);
}

/** TeamCity's service messages. Source: its documentation, "Service Messages". */
export function teamcityMessages(text: string): Command[] {
  return [...text.matchAll(/##teamcity\[(\w+)((?:\s+\w+='(?:\|.|[^|'])*')*)\s*\]/gs)].map(
    ([, name = '', pairs = '']) => ({
      name,
      properties: Object.fromEntries(
        [...pairs.matchAll(/(\w+)='((?:\|.|[^|'])*)'/gs)].map(([, key = '', value = '']) => [
          key,
          unescapeTeamcity(value),
        ]),
      ),
      data: '',
    }),
  );
}

function unescapeTeamcity(text: string): string {
  return text.replace(/\|(?:0x([0-9a-f]{4})|(.))/gs, (_, code: string | undefined, character = '') => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return ({ n: '\n', r: '\r' } as Record<string, string>)[character as string] ?? (character as string);
  });
}
