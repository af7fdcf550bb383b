import type { Component } from './components.ts';

/** Components by wave, the first wave first. */
export function wavesOf(components: readonly Component[]): Component[][] {
  const waves = [...new Set(components.map(({ wave }) => wave))].sort((a, b) => a - b);
  return waves.map((wave) => components.filter((component) => component.wave === wave));
}

/** Components of the wave that comes right before another wave. */
export function precedingWave(components: readonly Component[], wave: number): Component[] {
  return wavesOf(components.filter((component) => component.wave < wave)).at(-1) ?? [];
}
