import type { Part, Picture } from './parts.ts';

export const WIDTH = 760;
const TOP = 92;
const LEFT = 52;
const CARD_WIDTH = 580;
const GAP = 22;
const LINE = 17;
const INDENT = 22;

/** A part with its place in the drawing, in px from the top left corner. */
export interface Box {
  readonly part: Part;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Lines below the title. */
  readonly lines: readonly string[];
}

/** A text that has to end somewhere; a character of 12 px is about 6.3 px wide on average. */
export const fitted = (text: string, width: number, perCharacter = 6.3): string => {
  const most = Math.floor(width / perCharacter);
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
};

function linesOf({ what, takes, ends, state, shape }: Part, width: number): readonly string[] {
  const counted = state?.branches;
  const count = counted
    ? [`${counted.done} of ${counted.total} branches done${counted.failed > 0 ? `, ${counted.failed} failed` : ''}`]
    : [];
  const note = state?.note === undefined || (counted && shape === 'fanOut') ? [] : [state.note];
  return [what, ...takes, ...(ends === undefined ? [] : [ends]), ...count, ...note].map((line) =>
    fitted(line, width - 36),
  );
}

/** Cards in one column; those of a fan-out within its own card, which is drawn around them. */
export function layout({ parts }: Picture): { readonly boxes: readonly Box[]; readonly height: number } {
  const boxes: Box[] = [];
  let y = TOP;
  for (const [i, part] of parts.entries()) {
    const inBranch = part.inBranch === true;
    const x = inBranch ? LEFT + INDENT : LEFT;
    const width = inBranch ? CARD_WIDTH - 2 * INDENT : CARD_WIDTH;
    const lines = linesOf(part, width);
    const head = 32 + lines.length * LINE + 6;
    if (part.shape === 'fanOut') {
      boxes.push({ part, x, y, width, height: head, lines });
      y += head + 4;
    } else {
      boxes.push({ part, x, y, width, height: head, lines });
      const closes = inBranch && parts[i + 1]?.inBranch !== true;
      y += head + (closes ? GAP + 20 : GAP);
    }
  }
  return { boxes: boxes.map((box) => around(box, boxes)), height: y + 30 };
}

/** A fan-out reaches around the cards of its branches. */
function around(box: Box, boxes: readonly Box[]): Box {
  if (box.part.shape !== 'fanOut') return box;
  const behind = boxes.slice(boxes.indexOf(box) + 1);
  const end = behind.findIndex(({ part }) => part.inBranch !== true);
  const last = (end < 0 ? behind : behind.slice(0, end)).at(-1);
  return last ? { ...box, height: last.y + last.height + 14 - box.y } : box;
}
