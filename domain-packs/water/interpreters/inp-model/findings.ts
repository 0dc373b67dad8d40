import { textEvidence } from '../../../../primitives/index.ts';
import type { Finding } from '../../../../primitives/index.ts';
import type { Diagnostic } from '../inp/diagnostics.ts';

interface Rule {
  readonly ruleId: string;
  readonly ruleVersion: string;
}

/** What there is to say about a file, as findings: about its element, with the place it is written. */
export const findingsFrom = (
  rule: Rule,
  diagnostics: readonly Diagnostic[],
  source: string,
  isThere: (subject: string) => boolean,
): Finding[] =>
  diagnostics.map(({ id, level, message, remedy, data, subject, span }) => ({
    ...rule,
    kind: level === 'note' ? 'notApplicable' : 'fail',
    level,
    focusNode: isThere(subject) ? subject : '',
    messageId: id,
    arguments: data,
    message,
    remedy,
    used: [],
    restsOnAssumed: [],
    evidence: span ? [textEvidence(source, span.offset, span.length, span.line, span.column)] : [],
    fixes: [],
  }));
