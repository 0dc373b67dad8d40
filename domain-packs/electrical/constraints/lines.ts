import { constrain, constrainPorts } from '../../../primitives/index.ts';
import { ampere, Line, LineCode, LineGeometry, metre, WireData } from '../taxonomy/index.ts';

const RATING = {
  level: 'warning',
  basis: ['IEC 61970-301 OperationalLimit'],
  message: 'Its normal rating, {value}, is above its emergency rating, {other}.',
  remedy: 'State the rating for a short time as the larger of the two.',
} as const;

export const LINES = [
  constrain(Line, 'length', {
    id: 'line-length',
    minExclusive: { value: 0, unit: metre },
    basis: ['IEC 61970-301 Conductor.length'],
    message: 'A line of {value} is none.',
    remedy: 'State its length; for a switch, say that it is one.',
    examples: { pass: [{ length: 609.6 }], fail: [{ length: 0 }, { length: -1 }] },
  }),
  constrain(Line, 'phaseCount', {
    id: 'line-phases',
    minInclusive: 1,
    message: 'A line of {value} phases conducts nothing.',
    examples: { pass: [{ phaseCount: 3 }], fail: [{ phaseCount: 0 }] },
  }),
  constrain(Line, 'lineCode', {
    id: 'line-code',
    class: LineCode,
    message: '{value}, which it names as its line code, is none.',
    examples: { pass: [{ lineCode: 'linecode.601' }], fail: [] },
  }),
  constrain(Line, 'geometry', {
    id: 'line-geometry',
    class: LineGeometry,
    message: '{value}, which it names as its geometry, is none.',
    examples: { pass: [{ geometry: 'linegeometry.hc2' }], fail: [] },
  }),
  constrain(Line, 'normalRating', {
    id: 'line-ratings',
    ...RATING,
    lessThanOrEquals: 'emergencyRating',
    examples: {
      pass: [{ normalRating: 400, emergencyRating: 600 }, { normalRating: 400 }],
      fail: [{ normalRating: 400, emergencyRating: 300 }],
    },
  }),
  constrainPorts(
    Line,
    { minCount: 2, maxCount: 2 },
    { id: 'line-terminals', basis: ['IEC 61970-301 Terminal'], message: 'It has {value} terminals, and not two.' },
  ),
  constrain(LineCode, 'normalRating', {
    id: 'line-code-ratings',
    ...RATING,
    lessThanOrEquals: 'emergencyRating',
    examples: {
      pass: [{ normalRating: 400, emergencyRating: 600 }],
      fail: [{ normalRating: 400, emergencyRating: 300 }],
    },
  }),
  constrain(WireData, 'radius', {
    id: 'wire-radius',
    minExclusive: { value: 0, unit: metre },
    basis: ['IEC 61968-11 WireInfo.radius'],
    message: 'A wire of the radius {value} is none.',
    examples: { pass: [{ radius: 0.005 }], fail: [{ radius: 0 }] },
  }),
  constrain(WireData, 'normalRating', {
    id: 'wire-rating',
    level: 'warning',
    minExclusive: { value: 0, unit: ampere },
    message: 'It is made for {value}.',
    examples: { pass: [{ normalRating: 230 }], fail: [{ normalRating: 0 }] },
  }),
];
