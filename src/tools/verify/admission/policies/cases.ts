import { bindings } from './bindings.ts';
import { expressions } from './expressions.ts';
import { matching } from './matching.ts';
import { params } from './params.ts';
import type { PolicyCase } from './shape.ts';

export const cases: readonly PolicyCase[] = [...expressions, ...matching, ...params, ...bindings];
