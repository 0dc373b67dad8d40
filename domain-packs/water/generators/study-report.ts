import { z } from 'zod';
import { defineGenerator } from '../../../primitives/index.ts';
import type { Artifact } from '../../../primitives/index.ts';
import { reportDocument } from '../report/document.ts';
import { countsOf, studyOf } from '../report/study.ts';
import { fastestFirst, lowestFirst, summaryText } from '../report/summary-text.ts';
import { HYDRAULICS } from '../taxonomy/index.ts';

const NAME = 'water.study-report.generate';
const VERSION = '1.0.0';

const place = z.object({
  element: z.string(),
  value: z.number(),
  time: z.number().describe('Since the beginning, in s'),
});

/** The study as a document to hand in. */
export const studyReport = defineGenerator({
  name: NAME,
  version: VERSION,
  title: 'Study report',
  description:
    'Writes up a hydraulic study. Use it last, after hydraulics and the checks, so that it finds their results and findings. ' +
    'Comes back with two files: `report.html`, self-contained and printable, with findings and the line of the source they ' +
    'come from, pressures, tank levels, velocities and the assumptions that findings rest on; and `summary.txt` for a terminal. ' +
    'The payload holds the answer in short. The same input gives the same bytes.',
  basis: [],
  stability: 'stable',
  exposure: { visibility: 'found' },
  input: z.object({ title: z.string().min(1).max(120).default('Hydraulic study').describe('Heading of the report') }),
  output: z.object({
    solved: z.boolean().describe('Whether there is an answer to report on'),
    times: z.int().describe('Number of reported times'),
    lowestPressure: place.optional().describe('Where water is drawn, in Pa'),
    highestVelocity: place.optional().describe('In a pipe, in m/s'),
    energy: z.number().describe('Energy that the pumps take, in J'),
    findings: z.object({ error: z.int(), warning: z.int(), note: z.int(), open: z.int(), pass: z.int() }),
    artifacts: z.array(z.string()),
  }),
  resultSets: [HYDRAULICS],
  readsFindings: true,
  callExamples: [{ title: 'A report under a heading of your own', parameters: { title: 'Zone 3' } }],
  generate: (call) => {
    const study = studyOf(call);
    const [lowest] = lowestFirst(study.nodes);
    const [fastest] = fastestFirst(study.links);
    const findings = countsOf(study.findings.map(({ finding }) => finding));
    const artifacts = [
      file('report.html', 'text/html', reportDocument(study, call.parameters.title, `${NAME}@${VERSION}`)),
      file('summary.txt', 'text/plain; charset=utf-8', summaryText(study)),
    ];
    const solved = study.times.length > 0;
    return {
      payload: {
        solved,
        times: study.times.length,
        ...(lowest ? { lowestPressure: { element: lowest.name, value: lowest.lowest, time: lowest.lowestAt } } : {}),
        ...(fastest
          ? { highestVelocity: { element: fastest.name, value: fastest.highestVelocity, time: fastest.at } }
          : {}),
        energy: study.energy,
        findings,
        artifacts: artifacts.map(({ name }) => name),
      },
      status: solved ? 'completed' : 'incomplete',
      summary: solved
        ? `${findings.error} errors, ${findings.warning} warnings, ${findings.open} open points; ${study.times.length} times reported.`
        : 'The hydraulics have no answer; the report says what was found.',
      artifacts,
    };
  },
});

const file = (name: string, mediaType: string, text: string): Artifact => ({
  name,
  mediaType,
  bytes: new TextEncoder().encode(text),
});
