import { valueAt, type JsonPath } from '../../model/json-path.ts';
import { isObject } from '../../model/resource.ts';
import { objects } from '../../units/kustomization.ts';
import type { Chart } from '../../units/chart.ts';
import type { InlineValues, Release } from '../../units/release.ts';
import { locateInline } from '../inline.ts';
import type { SourcePlace } from '../place.ts';
import type { ChartContext } from './context.ts';

/** A value of a release, where it is set. */
export interface Setting {
  readonly value: unknown;
  readonly place: () => SourcePlace;
}

type Layer = (path: JsonPath) => Setting | undefined;

/** The values of a release: what sets each, the layer that counts first. */
export class ReleaseValues {
  readonly #layers: readonly Layer[];

  constructor(release: Release, context: ChartContext) {
    this.#layers = [
      ...parameterLayers(release, context),
      ...(release.values === undefined ? [] : [inlineLayer(release, release.values, context)]),
      ...release.valueFiles.map(({ file }) => fileLayer(file, context)).reverse(),
      ...chartLayers(release.chart, context),
    ];
  }

  find(path: JsonPath): Setting | undefined {
    for (const layer of this.#layers) {
      const setting = layer(path);
      if (setting !== undefined) return setting;
    }
    return undefined;
  }

  /** The paths that a path with `*` stands for; at most a hundred. */
  expand(path: readonly string[]): JsonPath[] {
    let paths: (string | number)[][] = [[]];
    for (const step of path) {
      paths = paths.flatMap((before) => (step === '*' ? this.#children(before) : [[...before, step]])).slice(0, 100);
    }
    return paths;
  }

  #children(path: (string | number)[]): (string | number)[][] {
    const value = this.find(path)?.value;
    if (Array.isArray(value)) return value.map((_, index) => [...path, index]);
    return isObject(value) ? Object.keys(value).map((key) => [...path, key]) : [];
  }
}

function parameterLayers({ parameters, installer }: Release, { placeOf }: ChartContext): Layer[] {
  return [...parameters].reverse().map((parameter) => {
    const name = parameterPath(parameter.name);
    return (path: JsonPath) =>
      path.length === name.length && path.every((step, index) => String(step) === name[index])
        ? { value: parameter.value, place: () => placeOf(installer!, [...parameter.path, 'value']) }
        : undefined;
  });
}

/** `a.b\.c[0]` as `a`, `b.c`, `0`. */
function parameterPath(name: string): string[] {
  return name
    .replace(/\[(\d+)\]/g, '.$1')
    .split(/(?<!\\)\./)
    .map((step) => step.replaceAll('\\.', '.'));
}

function inlineLayer({ installer }: Release, { value, path: at, text }: InlineValues, context: ChartContext): Layer {
  return (path) => {
    const set = valueAt(value, path);
    if (set === undefined) return undefined;
    return { value: set, place: () => inlinePlace(path) };
  };

  function inlinePlace(path: JsonPath): SourcePlace {
    if (text === undefined) return context.placeOf(installer!, [...at, ...path]);
    const { document, path: prefix } = installer!.origin;
    const outer = [...prefix, ...at];
    const [inner] = context.parse(document.file.path, text);
    // an installer that was rendered may have its values from elsewhere than its own file
    return inner === undefined || valueAt(document.value, outer) !== text
      ? context.placeOf(installer!, at)
      : locateInline({ outer: document, path: outer, inner }, path, context.open);
  }
}

function fileLayer(file: string, { documentsOf, open }: ChartContext): Layer {
  return (path) => {
    const [document] = documentsOf(file);
    const value = document && valueAt(document.value, path);
    return value === undefined
      ? undefined
      : { value, place: () => ({ file, range: open(document!).locate(path).key }) };
  };
}

/** The chart's own values, and those of its dependencies, whose values lie below their names. */
function chartLayers(chart: Chart, context: ChartContext): Layer[] {
  const own = fileLayer(`${chart.folder === '' ? '' : `${chart.folder}/`}values.yaml`, context);
  const dependency: Layer = (path) => {
    const [name, ...rest] = path;
    const folder = rest.length === 0 ? undefined : dependencyFolder(chart, String(name));
    const nested = folder === undefined ? undefined : context.charts.at(folder);
    if (nested === undefined) return undefined;
    for (const layer of chartLayers(nested, context)) {
      const setting = layer(rest);
      if (setting !== undefined) return setting;
    }
    return undefined;
  };
  return [own, dependency];
}

function dependencyFolder({ folder, body }: Chart, name: string): string {
  const aliased = objects(body.dependencies).find(({ alias }) => alias === name)?.name;
  return `${folder === '' ? '' : `${folder}/`}charts/${typeof aliased === 'string' ? aliased : name}`;
}
