import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Json } from '../../../model/resource.ts';
import { nativeTool } from '../native-tools.ts';
import { runPeer } from '../program.ts';
import type { Module } from './consistency.ts';

/** What each text says, for the same modules are in many repositories. */
const parsed = new Map<string, Json>();

/** Every folder of Terraform below another one. @throws Error for what is no HCL, or without Go */
export function readModules(root: string): Module[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tf'));
  const folders = [...new Set(files.map((file) => posix.dirname(file)))].sort();
  return folders.map((folder) => ({
    folder,
    files: files
      .filter((file) => posix.dirname(file) === folder)
      .map((file) => toJson(readFileSync(join(root, file), 'utf8'))),
  }));
}

function toJson(input: string): Json {
  let json = parsed.get(input);
  if (json === undefined) {
    const ran = runPeer(nativeTool('hcl2json'), [], { input })!;
    if (!ran.ok) throw new Error(ran.stderr);
    json = JSON.parse(ran.stdout) as Json;
    parsed.set(input, json);
  }
  return json;
}
