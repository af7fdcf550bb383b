const mark = '# k8s-platform: check what is about to be committed';

/** Adds a command to a shell script. @returns the new text; undefined where it is no shell script */
export function addCommand(text: string, command: string, shebang: boolean): string | undefined {
  if (text.includes(mark)) return text;
  if (text.startsWith('#!') && !/^#!.*\b(?:ba|da|z|k)?sh\b/.test(text)) return undefined;
  const start = text === '' && shebang ? '#!/bin/sh\n' : text.endsWith('\n') || text === '' ? text : `${text}\n`;
  return `${start}${mark}\n${command} || exit 1\n`;
}

/** Takes out what `addCommand` has added, and nothing else. @returns the new text, empty where nothing is left to run */
export function removeCommand(text: string): string {
  const lines = text.split('\n');
  const at = lines.indexOf(mark);
  if (at < 0) return text;
  lines.splice(at, lines[at + 1]?.includes('k8s-platform lint') === true ? 2 : 1);
  const rest = lines.join('\n');
  return /^(?:#![^\n]*)?\s*$/.test(rest) ? '' : rest;
}
