import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { CliError } from '../../errors.ts';
import { applyFixes } from '../../fix/apply.ts';
import type { Edit } from '../../model/fix.ts';
import { isObject, type Json } from '../../model/resource.ts';

/** An image as an overlay pins it. */
export interface PinnedImage {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
}

const pins = ['newName', 'newTag', 'digest'] as const;

/** Where the overlay of an application for an environment is, relative to the repository. */
export function overlayPath(application: string, environment: string): string {
  return `apps/${application}/overlays/${environment}/kustomization.yaml`;
}

/** The images that an overlay pins; undefined when there is no overlay. */
export function pinnedImages(folder: string, application: string, environment: string): PinnedImage[] | undefined {
  const path = join(folder, overlayPath(application, environment));
  return existsSync(path) ? imagesOf(readKustomization(readFileSync(path, 'utf8'))) : undefined;
}

/**
 * An overlay that pins one image.
 * @param reference `name:tag@sha256:…`
 * @throws CliError `usage` when it has no tag or no digest, or the overlay that it is for has no such image
 */
export function imageOverlay(reference: string, target: string): string {
  const [, name, newTag, digest] = /^(\S+):([\w.-]+)@(sha256:[0-9a-f]{64})$/.exec(reference) ?? [];
  if (name === undefined)
    throw new CliError('usage', `${reference} has not both tag and digest`, 'write name:tag@sha256:…');
  const names = imagesOf(readKustomization(target)).map((image) => image.name);
  if (!names.includes(name))
    throw new CliError('usage', `the overlay pins no image ${name}`, `it pins ${names.join(', ') || 'none'}`);
  return stringify({ images: [{ name, newTag, digest }] });
}

function readKustomization(text: string): Json {
  const kustomization: unknown = parse(text, { version: '1.1' });
  return isObject(kustomization) ? kustomization : {};
}

function imagesOf({ images }: Json): PinnedImage[] {
  return Array.isArray(images) ? (images.filter(isObject) as unknown as PinnedImage[]) : [];
}

/**
 * The text of an overlay with the images of another one, and with other fields of it that are named. All else stays as it
 * is written.
 * @throws CliError `usage` when the other overlay has not what shall move, or this one cannot take it
 */
export function promoteText(source: string, target: string, also: readonly string[]): string {
  const from = readKustomization(source);
  const to = readKustomization(target);
  if (imagesOf(from).length === 0 && also.length === 0)
    throw new CliError('usage', 'the overlay to promote from pins no image', 'add `images:` with a newTag to it');
  const edits = [...imagesOf(from).flatMap((image) => imageEdits(image, imagesOf(to))), ...fieldEdits(from, also)];
  const fixes = edits.map((edit) => ({ file: 'kustomization.yaml', document: 0, edits: [edit] }));
  const { text, made } = applyFixes(target, fixes);
  const failed = fixes.find((fix) => !made.includes(fix));
  if (failed !== undefined)
    throw new CliError(
      'usage',
      `\`${failed.edits[0]!.path.join('.')}\` cannot be written into the overlay without disturbing the rest`,
      'write it by hand',
    );
  return text;
}

function imageEdits(image: PinnedImage, present: readonly PinnedImage[]): Edit[] {
  const index = present.findIndex(({ name }) => name === image.name);
  if (index === -1)
    return [
      present.length === 0
        ? { op: 'set', path: ['images'], value: [image] }
        : { op: 'set', path: ['images', present.length], value: image },
    ];
  return pins.flatMap((pin): Edit[] => {
    const path = ['images', index, pin];
    if (image[pin] === present[index]![pin]) return [];
    return [image[pin] === undefined ? { op: 'remove', path } : { op: 'set', path, value: image[pin] }];
  });
}

function fieldEdits(from: Json, also: readonly string[]): Edit[] {
  return also.map((field) => {
    if (from[field] === undefined)
      throw new CliError(
        'usage',
        `the overlay to promote from has no \`${field}\``,
        'name a field of its kustomization',
      );
    return { op: 'set', path: [field], value: from[field] };
  });
}
