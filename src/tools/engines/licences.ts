import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Licence {
  readonly name: string;
  /** The licence file, and the NOTICE file where there is one. */
  readonly text: string;
}

const known: readonly [RegExp, string][] = [
  [/Apache License\s+Version 2\.0/, 'Apache-2.0'],
  [/Mozilla Public License,? [Vv]ersion 2\.0/, 'MPL-2.0'],
  [/Permission to use, copy, modify, and\/or distribute/, 'ISC'],
  [/Permission is hereby granted, free of charge/, 'MIT'],
  [/Neither the name of|names? of .* may not be used to endorse/i, 'BSD-3-Clause'],
  [/Redistribution and use in source and binary forms/, 'BSD-2-Clause'],
];

/** @throws Error for a module without a licence that is known here: it may not be shipped before somebody has looked at it */
export function licenceOf(folder: string): Licence {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(?:licen[cs]e|copying|notice)/i.test(entry.name))
    .map(({ name }) => name)
    .sort();
  const text = files.map((name) => readFileSync(join(folder, name), 'utf8').trim()).join('\n\n');
  const name = known.find(([pattern]) => pattern.test(text))?.[1];
  if (name === undefined) throw new Error(`${folder} has no licence that is known`);
  return { name, text };
}

/** One text for all modules: those with the same words stand together. */
export function licenceTexts(
  modules: readonly { readonly module: string; readonly version: string; readonly folder: string }[],
): string {
  const byText = new Map<string, string[]>();
  for (const { module, version, folder } of modules) {
    const { text } = licenceOf(folder);
    byText.set(text, [...(byText.get(text) ?? []), `${module} ${version}`]);
  }
  const sections = [...byText].map(([text, names]) => `${[...new Set(names)].sort().join('\n')}\n\n${text}\n`);
  return sections.sort().join(`\n${'-'.repeat(80)}\n\n`);
}
