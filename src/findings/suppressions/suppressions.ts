import { distance } from 'fastest-levenshtein';
import { isWithin, type JsonPath } from '../../model/json-path.ts';
import type { Resource } from '../../model/resource.ts';
import type { RuleId } from '../../model/rule.ts';
import type { ConfiguredSuppression } from '../../model/suppression.ts';
import type { FilePlace, Violation } from '../../model/violation.ts';
import { annotatedSuppressions, annotationsOf, type Template } from './annotations.ts';
import { commentFor, commentsIn, type Comment } from './comments.ts';
import { hasExpired, suppressionMatcher, type Matches } from './configured.ts';
import { honoured } from './peers.ts';

export interface SuppressionContext {
  readonly text: (file: string) => string;
  readonly templates: (resource: Resource) => readonly Template[];
  readonly configured: readonly ConfiguredSuppression[];
  /** Peers whose own annotations count. */
  readonly honour: readonly string[];
  /** Checks of peers that a rule covers. */
  readonly equivalents: (rule: RuleId) => readonly string[];
  /** As `2026-12-31`. */
  readonly today: string;
}

/** What a run has looked at, so that what it did not find is not there. */
export interface Looked {
  /** Files whose findings are all known. */
  readonly files: readonly string[];
  readonly resources: readonly Resource[];
  /** Whether all that the configuration speaks of was looked at. */
  readonly everything: boolean;
  readonly rules: readonly string[];
  /** Whether a rule had its say about a file or an object. */
  readonly hasRun: (rule: RuleId, file: string, resource?: Resource) => boolean;
  readonly placeOf: (resource: Resource, path: Violation['path']) => FilePlace;
}

/** Something that is wrong with a suppression. */
export interface Stale {
  readonly violation: Violation;
  /** Key of the suppression, where it is not wrong if it was of use anywhere. */
  readonly unless?: string;
}

/** What people have written so that findings are not reported. Remembers what was of use. */
export class Suppressions {
  readonly #context: SuppressionContext;
  readonly #comments = new Map<string, ReadonlyMap<number, Comment>>();
  readonly #configured: readonly { readonly entry: ConfiguredSuppression; readonly matches: Matches }[];
  /** Comments and annotations by place and rule; entries of the configuration. */
  readonly #used = new Set<string>();

  constructor(context: SuppressionContext) {
    this.#context = context;
    this.#configured = context.configured.map((entry) => ({ entry, matches: suppressionMatcher(entry) }));
  }

  /** Whether a finding is suppressed, with a reason. `path`: the field of the resource. */
  covers(rule: RuleId, { file, range }: FilePlace, resource: Resource | undefined, path: JsonPath): boolean {
    const { honour, equivalents, today } = this.#context;
    const counted: boolean[] = [];
    const comment = commentFor(this.#commentsIn(file), range.line, rule);
    if (comment !== undefined) {
      this.#used.add(placeKey(rule, comment.place));
      counted.push(comment.reason !== '');
    }
    for (const annotation of this.#annotated(resource)) {
      if (annotation.rule !== rule || !isWithin(path, annotation.scope)) continue;
      this.#used.add(annotationKey(resource!, annotation.path));
      counted.push(annotation.reason !== '');
    }
    for (const { entry, matches } of this.#configured) {
      if (!matches(rule, file, resource)) continue;
      this.#used.add(entryKey(entry));
      counted.push(entry.reason !== '' && !hasExpired(entry, today));
    }
    if (counted.includes(true)) return true;
    if (resource === undefined || honour.length === 0) return false;
    const annotations = annotationsOf(resource, this.#context.templates(resource));
    return honoured(
      annotations.filter(({ scope }) => isWithin(path, scope)),
      honour,
      equivalents(rule),
    );
  }

  /** Keys of those that were of use; of annotations, once it was asked what is stale. */
  get used(): ReadonlySet<string> {
    return this.#used;
  }

  /** Suppressions without a reason, past their date, or that may suppress nothing. To be asked when all findings are known. */
  stale(looked: Looked): Stale[] {
    return [
      ...looked.files.flatMap((file) => this.#staleComments(file, looked)),
      ...this.#staleAnnotations(looked),
      ...(looked.everything ? this.#staleEntries(looked) : []),
    ];
  }

  #staleComments(file: string, looked: Looked): Stale[] {
    return [...this.#commentsIn(file).values()].flatMap(({ rules, reason, place, quoted }): Stale[] => {
      if (quoted) return [];
      if (reason === '') return [{ violation: withoutReason(place, rules) }];
      return rules.flatMap((rule) =>
        unused(place, rule, looked, looked.hasRun(rule as RuleId, file)).map((violation) => ({
          violation,
          unless: placeKey(rule, place),
        })),
      );
    });
  }

  /** One annotation may stand in several rendered objects: it is of use when it is for one of them. */
  #staleAnnotations(looked: Looked): Stale[] {
    return looked.resources.flatMap((resource) =>
      this.#annotated(resource).flatMap(({ rule, reason, path }): Stale[] => {
        const place = looked.placeOf(resource, path);
        const hasRun = looked.files.includes(place.file) && looked.hasRun(rule as RuleId, place.file, resource);
        if (reason === '') return [{ violation: withoutReason(place, [rule]) }];
        const unless = `annotation\0${placeKey(rule, place)}`;
        if (this.#used.has(annotationKey(resource, path))) this.#used.add(unless);
        return unused(place, rule, looked, hasRun).map((violation) => ({ violation, unless }));
      }),
    );
  }

  #staleEntries(looked: Looked): Stale[] {
    return this.#configured.flatMap(({ entry }): Stale[] => {
      const { reason, place, rules, until, owner } = entry;
      if (reason === '') return [{ violation: withoutReason(place, rules) }];
      if (hasExpired(entry, this.#context.today)) {
        const whose = owner === undefined ? '' : `; ${owner} answers for it`;
        const message = `the suppression of ${rules.join(', ')} ended on ${until!}${whose}`;
        return [{ violation: violation('suppressions/expired', message, place) }];
      }
      const haveRun = rules.some((rule) => rule.includes('*') || looked.hasRun(rule as RuleId, place.file));
      if (!haveRun) return [];
      return [{ violation: nothingSuppressed(place, rules.join(', ')), unless: entryKey(entry) }];
    });
  }

  #commentsIn(file: string): ReadonlyMap<number, Comment> {
    let comments = this.#comments.get(file);
    if (comments === undefined) this.#comments.set(file, (comments = commentsIn(file, this.#context.text(file))));
    return comments;
  }

  #annotated(resource: Resource | undefined): ReturnType<typeof annotatedSuppressions> {
    return resource === undefined ? [] : annotatedSuppressions(resource, this.#context.templates(resource));
  }
}

/** A rule that nobody knows may be one of a newer release, unless it is nearly the name of another. */
function unused(place: FilePlace, rule: string, { rules }: Looked, hasRun: boolean): Violation[] {
  if (rules.includes(rule)) return hasRun ? [nothingSuppressed(place, rule)] : [];
  const meant = rules.find((known) => distance(known, rule) <= 2);
  if (meant === undefined) return [];
  const message = `there is no rule ${rule} to suppress; did you mean ${meant}?`;
  return [violation('suppressions/unused', message, place)];
}

function nothingSuppressed(place: FilePlace, rules: string): Violation {
  return violation('suppressions/unused', `there is no finding of ${rules} to suppress here`, place);
}

function withoutReason(place: FilePlace, rules: readonly string[]): Violation {
  const message = `the suppression of ${rules.join(', ')} has no reason, and does not count`;
  return violation('suppressions/without-reason', message, place);
}

function violation(rule: RuleId, message: string, { file, range }: FilePlace): Violation {
  return { rule, message, subject: { file, range }, path: [] };
}

function placeKey(rule: string, { file, range }: FilePlace): string {
  return [rule, file, range.line, range.column].join('\0');
}

/** Rendered variants of an object are objects of their own. */
function annotationKey({ origin, id }: Resource, path: Violation['path']): string {
  const { document, units } = origin;
  return JSON.stringify([document.file.path, document.index, origin.path, units, id, path]);
}

function entryKey({ place, rules }: ConfiguredSuppression): string {
  return `entry\0${placeKey(rules.join(), place)}`;
}
