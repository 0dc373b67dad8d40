import type { Source } from './evidence.ts';
import { sourceKey, textEvidence } from './evidence.ts';
import type { Sha256 } from './sha256.ts';

/** What somebody says of values, in words: who, when and why. */
export interface Declaration {
  /** The principal: a person, a service or a model. */
  readonly by: string;
  /** RFC 3339. */
  readonly at: string;
  readonly why: string;
  readonly says: readonly {
    /** What it is about, for people: the element and the property. */
    readonly about: string;
    /** The value as it is said; on one line. */
    readonly words: string;
  }[];
}

/** A declaration as a document that assertions quote. */
export interface WrittenDeclaration {
  readonly source: Source;
  readonly bytes: Uint8Array;
  /** The place of each value that is said, in order. */
  readonly evidence: readonly ReturnType<typeof textEvidence>[];
}

export const DECLARATION_MEDIA_TYPE = 'text/plain';
/** The method by which an assertion says that its value is quoted from a declaration. */
export const DECLARED = 'declared';

/** Text that may have several lines, or none to speak of, on one line. */
const onOneLine = (text: string): string =>
  /[\p{C}\p{Zl}\p{Zp}]/u.test(text)
    ? JSON.stringify(text).replace(
        /[\p{Zl}\p{Zp}\u0085]/gu,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
    : text;

/**
 * Writes down what somebody says, so that no value exists without evidence: the words are kept as a document of their own,
 * and each value is quoted from it like from any other.
 */
export function writeDeclaration({ by, at, why, says }: Declaration, sha256: Sha256): WrittenDeclaration {
  const lines = [`Said by ${onOneLine(by)}`, `on ${at}`, `because: ${onOneLine(why)}`, ''];
  const encoder = new TextEncoder();
  let offset = encoder.encode(`${lines.join('\n')}\n`).length;
  const places = says.map(({ about, words }) => {
    const before = `${onOneLine(about)}: `;
    const said = onOneLine(words);
    const start = offset + encoder.encode(before).length;
    const length = encoder.encode(said).length;
    lines.push(`${before}${said}`);
    offset = start + length + 1;
    return [start, length, lines.length, before.length + 1] as const;
  });
  const bytes = encoder.encode(`${lines.join('\n')}\n`);
  const digest = sha256(bytes);
  const source = {
    uri: `declaration-${at.slice(0, 10)}-${digest.slice(0, 8)}.txt`,
    digest,
    mediaType: DECLARATION_MEDIA_TYPE,
  };
  return { source, bytes, evidence: places.map((place) => textEvidence(sourceKey(digest), ...place)) };
}
