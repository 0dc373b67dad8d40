import { z } from 'zod';
import type { Artifact } from '../../../primitives/index.ts';
import { defineGenerator } from '../../../primitives/index.ts';
import { countsOf } from '../report/html/findings.ts';
import { reportDocument } from '../report/html/document.ts';
import { oneLine } from '../report/one-line/index.ts';
import { voltageProfile } from '../report/profile/index.ts';
import { studyOf } from '../report/study/index.ts';
import { voltageExtremes } from '../report/study/extremes.ts';
import { summaryText } from '../report/text/summary.ts';
import { POWER_FLOW } from '../taxonomy/index.ts';

const NAME = 'electrical.study-report.generate';
const VERSION = '1.0.0';

const node = z.object({ bus: z.string(), phase: z.int(), perUnit: z.number().describe('Voltage over nominal') });

/** The study as a document that an engineer can hand in. */
export const studyReport = defineGenerator({
  name: NAME,
  version: VERSION,
  title: 'Study report',
  description:
    'Writes up a power flow study. Use it last, after the power flow and the checks, so that it finds their results and ' +
    'findings. Comes back with four files: `report.html`, self-contained, printable and accessible, with key figures, a ' +
    'one-line diagram, a voltage profile, findings with the file, line and column they come from, tables of voltages, ' +
    'loading, losses and taps, every assumption made, and the digests of what it rests on; the two drawings alone as ' +
    '`one-line.svg` and `voltage-profile.svg`; and `summary.txt` for a terminal. The payload holds the answer in short: whether the power flow converged (the ' +
    'report checks Kirchhoff’s current law itself), losses, extreme voltages, highest loading, counts of findings. The same ' +
    'input gives the same bytes.',
  basis: ['ANSI C84.1-2020, Table 1 (service ranges in the drawings)', 'IEC 60617 (symbols)'],
  stability: 'stable',
  exposure: { visibility: 'found' },
  input: z.object({ title: z.string().min(1).max(120).default('Power flow study').describe('Heading of the report') }),
  output: z.object({
    converged: z.boolean(),
    mismatch: z.number().optional().describe('Largest sum of currents at a node, as a share of the largest current'),
    losses: z.object({ activePower: z.number().describe('W'), shareOfLoad: z.number() }).optional(),
    lowestVoltage: node.optional(),
    highestVoltage: node.optional(),
    highestLoading: z.object({ element: z.string(), loading: z.number().describe('Current over rating') }).optional(),
    unbalance: z.number().optional().describe('Highest unbalance factor (IEC 61000-2-2)'),
    findings: z.object({ error: z.int(), warning: z.int(), open: z.int(), note: z.int(), pass: z.int() }),
    artifacts: z.array(z.string()),
  }),
  resultSets: [POWER_FLOW],
  readsFindings: true,
  callExamples: [{ title: 'A report under a heading of your own', parameters: { title: 'Feeder study' } }],
  generate: async (call, context) => {
    const study = await studyOf(call, context);
    const drawings = {
      oneLine: oneLine(study.name, study.network),
      profile: voltageProfile(study.name, study.network),
    };
    context.progress(0.6, 'drawings made');
    const artifacts = [
      file('report.html', 'text/html', reportDocument(study, drawings, call.parameters.title, `${NAME}@${VERSION}`)),
      file('one-line.svg', 'image/svg+xml', drawings.oneLine.file),
      file('voltage-profile.svg', 'image/svg+xml', drawings.profile.file),
      file('summary.txt', 'text/plain; charset=utf-8', summaryText(study)),
    ];
    const { lowest, highest, loading } = voltageExtremes(study.network);
    const counts = countsOf(study.findings);
    const { total, share = 0 } = study.losses;
    const { unbalanceFactor: unbalance } = study.quality;
    return {
      payload: {
        converged: study.converged,
        ...(study.mismatch === undefined ? {} : { mismatch: study.mismatch }),
        ...(total === undefined ? {} : { losses: { activePower: total, shareOfLoad: share } }),
        ...(lowest ? { lowestVoltage: lowest } : {}),
        ...(highest ? { highestVoltage: highest } : {}),
        ...(loading ? { highestLoading: { element: loading.name, loading: loading.loading } } : {}),
        ...(unbalance === undefined ? {} : { unbalance }),
        findings: counts,
        artifacts: artifacts.map(({ name }) => name),
      },
      status: study.converged ? 'completed' : 'incomplete',
      summary: study.converged
        ? `${counts.error} errors, ${counts.warning} warnings, ${counts.open} open points; ${((total ?? 0) / 1e3).toFixed(1)} kW are lost.`
        : 'The power flow has no answer, or not the whole one; the report says what was found.',
      artifacts,
    };
  },
});

const file = (name: string, mediaType: string, text: string): Artifact => ({
  name,
  mediaType,
  bytes: new TextEncoder().encode(text),
});
