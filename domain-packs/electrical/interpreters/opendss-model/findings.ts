import { sourceKey, textEvidence } from '../../../../primitives/index.ts';
import type { Document, Finding } from '../../../../primitives/index.ts';
import type { Diagnostic, Script } from '../opendss/index.ts';

/** Brings what there is to say about a script into the form of findings: about its element, with the place it is written. */
export function findingsFrom(
  rule: { readonly ruleId: string; readonly ruleVersion: string },
  diagnostics: readonly Diagnostic[],
  script: Script,
  documents: readonly Document[],
): Finding[] {
  const names = new Set(script.elements.map(({ key }) => key));
  return diagnostics.map(({ code, level, message, remedy, expected, data, span }): Finding => {
    const element = String(data['element'] ?? '').toLowerCase();
    const source = span ? documents[span.source] : undefined;
    return {
      ...rule,
      kind: level === 'note' ? 'notApplicable' : 'fail',
      level,
      focusNode: names.has(element) ? element : '',
      messageId: code,
      arguments: {
        ...Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)])),
        expected,
      },
      message,
      remedy,
      used: [],
      restsOnAssumed: [],
      evidence:
        span && source
          ? [textEvidence(sourceKey(source.digest), span.offset, span.length, span.line, span.column)]
          : [],
      fixes: [],
    };
  });
}
