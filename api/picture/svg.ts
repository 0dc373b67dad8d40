import type { PartStatus } from '../run-parts.ts';
import type { Box } from './layout.ts';
import { fitted, layout, WIDTH } from './layout.ts';
import type { Picture } from './parts.ts';
import { STYLE } from './style.ts';
import { pictureText } from './text.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const SIGN: Readonly<Record<PartStatus, string>> = {
  pending: '○',
  running: '▶',
  waiting: '⏸',
  done: '✓',
  reused: '↺',
  failed: '✕',
  skipped: '–',
};

/** A composition or a run as one SVG file that needs nothing beside it, in light or dark as its reader has set it. */
export function pictureSvg(picture: Picture): string {
  const { title, subtitle, parameters, answer } = picture;
  const { boxes, height } = layout(picture);
  const given = parameters.length === 0 ? 'takes no parameters' : `takes ${parameters.join(', ')}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="picture-title picture-description">`,
    `<title id="picture-title">${escaped(`${title} (${subtitle})`)}</title>`,
    `<desc id="picture-description">${escaped(pictureText(picture))}</desc>`,
    `<style>${STYLE}</style>`,
    `<defs>${tip('tip')}${tip('skiptip')}</defs>`,
    `<rect class="ground" width="${WIDTH}" height="${height}"/>`,
    `<text class="head" x="52" y="38">${escaped(fitted(title, 640, 10))}</text>`,
    `<text class="what" x="52" y="58">${escaped(fitted(subtitle, 640))}</text>`,
    `<text class="what" x="52" y="76">${escaped(fitted(given, 640))}</text>`,
    ...boxes.map((box) => card(box, answer)),
    ...arrows(boxes),
    ...readings(boxes),
    ...omissions(boxes),
    '</svg>',
    '',
  ].join('\n');
}

const tip = (name: string): string =>
  `<marker id="${name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="${name}" d="M0 0L8 4L0 8z"/></marker>`;

function card({ part, x, y, width, height, lines }: Box, answer: string): string {
  const { id, shape, kind, title, state } = part;
  const colour = `var(--${shape === 'call' ? (kind ?? 'interpreter') : shape === 'fanOut' ? 'quiet' : shape})`;
  const frame = `<rect class="${shape === 'fanOut' ? 'branch' : 'card'}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${shape === 'approval' ? 18 : 8}"/>`;
  const more =
    shape === 'fanOut'
      ? [8, 4].map(
          (by) => `<rect class="more" x="${x + by}" y="${y + by}" width="${width}" height="${height}" rx="8"/>`,
        )
      : [];
  const bar =
    shape === 'call'
      ? `<path d="M${x + 8} ${y}h-0a8 8 0 0 0 -8 8v${height - 16}a8 8 0 0 0 8 8z" fill="${colour}"/>`
      : shape === 'gate'
        ? `<path d="M${x} ${y + height / 2}l14 -14l14 14l-14 14z" transform="translate(-14 0)" style="fill:var(--card)" stroke="${colour}" stroke-width="2"/>`
        : shape === 'approval'
          ? `<g transform="translate(${x + 16} ${y + 21})" fill="${colour}"><circle cy="-5" r="4.5"/><path d="M-8 9a8 8 0 0 1 16 0z"/></g>`
          : '';
  const chip = state
    ? `${SIGN[state.status]} ${state.status}`
    : (kind ?? { fanOut: 'fan-out', gate: 'gate', approval: 'approval', call: '' }[shape]);
  const chipColour = state ? `var(--${state.status})` : colour;
  const at = x + (shape === 'approval' ? 34 : 20);
  const name = id === answer ? `${id} · answer` : id;
  return [
    `<g class="part${state?.status === 'skipped' || state?.status === 'pending' ? ' left' : ''}">`,
    ...more,
    frame,
    bar,
    `<text x="${at}" y="${y + 22}"><tspan class="title">${escaped(fitted(title, width - 250, 7.4))}</tspan><tspan class="id" dx="10">${escaped(name)}</tspan></text>`,
    `<text class="chip" x="${x + width - 14}" y="${y + 22}" text-anchor="end" fill="${chipColour}">${escaped(chip)}</text>`,
    ...lines.map((line, i) => `<text class="what" x="${at}" y="${y + 41 + i * 17}">${escaped(line)}</text>`),
    '</g>',
  ].join('');
}

/** From each part to the next one: within a branch, and past it. */
function arrows(boxes: readonly Box[]): readonly string[] {
  const top = boxes.filter(({ part }) => part.inBranch !== true);
  const inner = boxes.filter(({ part }) => part.inBranch === true);
  const arrow = (from: Box | undefined, to: Box): string =>
    from
      ? `<path class="flow" d="M${from.x + 40} ${from.y + from.height + (from.part.shape === 'fanOut' ? 8 : 0)}V${to.y - 2}" marker-end="url(#tip)"/>`
      : '';
  return [
    ...top.slice(1).map((box, i) => arrow(top[i], box)),
    ...inner.slice(1).map((box, i) => {
      const before = boxes[boxes.indexOf(box) - 1];
      return before === inner[i] ? arrow(before, box) : '';
    }),
  ];
}

/** Beside the cards on the right, a lane for each: what reads from what. */
function readings(boxes: readonly Box[]): readonly string[] {
  const pairs = boxes.flatMap((to) =>
    to.part.readsFrom.flatMap((id) => {
      const from = boxes.find(({ part }) => part.id === id);
      return from ? [{ from, to }] : [];
    }),
  );
  return pairs.map(({ from, to }, i) => {
    const [x1, x2] = [from.x + from.width, to.x + to.width];
    const lane = 652 + ((i * 14) % 84);
    const [y1, y2] = [from.y + 30, to.y + Math.min(30, to.height / 2)];
    return `<path class="reads" d="M${x1} ${y1}H${lane - 8}q8 0 8 8V${y2 - 8}q0 8 -8 8H${x2 + 2}" marker-end="url(#tip)"/>`;
  });
}

/** Beside the cards on the left: from a gate past what it may leave out. */
function omissions(boxes: readonly Box[]): readonly string[] {
  return boxes.flatMap((gate, i) => {
    const left = boxes.filter(({ part }) => gate.part.skips.includes(part.id));
    const last = left.at(-1);
    if (!last) return [];
    const lane = 20 + ((i * 6) % 12);
    const end = last.y + last.height + 11;
    return [
      `<path class="skips" d="M${gate.x - 14} ${gate.y + gate.height / 2}H${lane + 8}q-8 0 -8 8V${end - 8}q0 8 8 8H${gate.x + 30}" marker-end="url(#skiptip)"/>`,
    ];
  });
}
