/** What EPANET's codes mean and what to do about them (EPANET 2.2 User Manual, appendix B; OWA-EPANET toolkit, warnings 1 to 6). */
export interface CodeMeaning {
  readonly meaning: string;
  readonly remedy: string;
}

export const WARNINGS: Readonly<Record<number, CodeMeaning>> = {
  1: {
    meaning: 'the trials ended before flows and heads were in balance, so these values are no solution',
    remedy: 'Allow more trials or a coarser accuracy, and look for controls and valves that work against each other.',
  },
  2: {
    meaning: 'a solution was found only after the status of some links was held fixed',
    remedy: 'Look for valves or pumps that switch to and fro; a small change of their settings usually settles them.',
  },
  3: {
    meaning: 'junctions with a demand are cut off from every reservoir and tank',
    remedy: 'Open the link that should feed them; the connectivity check names the places.',
  },
  4: {
    meaning: 'a pump is asked for more flow or head than its curve has, or is shut off by its head',
    remedy: 'Compare the head that is needed with the curve of the pump, and choose another curve or speed.',
  },
  5: {
    meaning: 'a valve cannot hold the flow or pressure that it is set to',
    remedy: 'Compare its setting with what reaches it.',
  },
  6: {
    meaning: 'pressures below zero were computed at junctions with a demand',
    remedy:
      'The demand cannot be met there: raise the head that feeds it, or let demands follow pressure (demand model PDA).',
  },
};

export const ERRORS: Readonly<Record<number, CodeMeaning>> = {
  101: {
    meaning: 'there is not enough memory',
    remedy: 'Study a smaller part of the network, or give the worker more memory.',
  },
  110: {
    meaning: 'the equations of the network cannot be solved',
    remedy:
      'Look for parts that no link connects to a reservoir or tank, and for lengths, diameters or roughnesses far off.',
  },
  200: {
    meaning: 'the network as it was written down is not accepted',
    remedy: 'Correct what the other findings name.',
  },
  201: { meaning: 'a line is not understood', remedy: 'Correct the value that the line is made of.' },
  202: { meaning: 'a number is not allowed where it stands', remedy: 'Correct the number.' },
  203: { meaning: 'a node is referred to that does not exist', remedy: 'Define it, or refer to another one.' },
  204: { meaning: 'a link is referred to that does not exist', remedy: 'Define it, or refer to another one.' },
  205: { meaning: 'a pattern is referred to that does not exist', remedy: 'Define it, or refer to another one.' },
  206: { meaning: 'a curve is referred to that does not exist', remedy: 'Define it, or refer to another one.' },
  207: { meaning: 'a control would set a check valve', remedy: 'Take the control out, or the check valve.' },
  208: {
    meaning: 'the pressures that demands follow contradict each other',
    remedy: 'Required pressure has to be above minimum pressure, by a tenth of a unit at least.',
  },
  209: { meaning: 'a property of a node has a value that is not allowed', remedy: 'Correct the value.' },
  211: { meaning: 'a property of a link has a value that is not allowed', remedy: 'Correct the value.' },
  213: { meaning: 'an option has a value that is not allowed', remedy: 'Correct the option.' },
  215: { meaning: 'two elements have one name', remedy: 'Give one of them another name.' },
  216: { meaning: 'energy data name a pump that does not exist', remedy: 'Correct the name of the pump.' },
  217: {
    meaning: 'the energy data of a pump are not allowed',
    remedy: 'Correct its price, pattern or efficiency curve.',
  },
  219: {
    meaning: 'a valve is connected to a reservoir or tank directly',
    remedy: 'Put a length of pipe between a PRV, PSV or FCV and the reservoir or tank.',
  },
  220: {
    meaning: 'a valve is connected to another valve in a way that leaves pressures undetermined',
    remedy:
      'PRVs may not share a downstream node nor stand in series, PSVs not an upstream one: put a pipe between them.',
  },
  221: {
    meaning: 'a clause of a rule stands in the wrong place',
    remedy: 'Write IF, then AND or OR, then THEN, ELSE, PRIORITY.',
  },
  222: { meaning: 'a link begins and ends at the same node', remedy: 'Correct one of its two nodes, or take it out.' },
  223: {
    meaning: 'there are not enough nodes',
    remedy: 'A network has at least one reservoir or tank and one junction.',
  },
  224: { meaning: 'there is neither a reservoir nor a tank', remedy: 'Add what feeds the network.' },
  225: {
    meaning: 'the levels of a tank contradict each other',
    remedy:
      'Its minimum level is at most its initial level, and that at most its maximum level, all within its volume curve.',
  },
  226: { meaning: 'a pump has neither a curve nor a power', remedy: 'State one of them.' },
  227: { meaning: 'the curve of a pump is not allowed', remedy: 'Head has to fall as flow grows.' },
  230: { meaning: 'the x values of a curve do not grow', remedy: 'Bring its points into order.' },
  233: { meaning: 'nodes have no link', remedy: 'Connect them, or take them out.' },
  234: { meaning: 'a node has no link', remedy: 'Connect it, or take it out.' },
};

export const UNKNOWN: CodeMeaning = {
  meaning: 'the engine gives no account of it here',
  remedy: 'Look the code up in the manual of EPANET.',
};

/** EPANET gave up. Codes from 100 on are errors; those below are warnings, and are no exception. */
export class EpanetError extends Error {
  override readonly name = 'EpanetError';
  readonly code: number;
  readonly remedy: string;
  /** What EPANET's report says, one entry for each error in it. */
  readonly details: readonly EpanetDetail[];

  constructor(code: number, details: readonly EpanetDetail[] = []) {
    const { meaning, remedy } = ERRORS[code] ?? UNKNOWN;
    super(`EPANET error ${code}: ${meaning}`);
    this.code = code;
    this.remedy = remedy;
    this.details = details;
  }
}

/** An error in EPANET's report, with the section and the line of the input file that it quotes. */
export interface EpanetDetail {
  readonly code: number;
  readonly text: string;
  readonly section: string;
  /** The words of the line, and behind them those of the message: a name may be in either. */
  readonly words: readonly string[];
}

/** Says only that there are errors above. */
const SUM = 200;

/** Errors in the text of a report: `Error 206: undefined curve 7 in [PUMPS] section:` and the line behind it. */
export function detailsOf(report: string): EpanetDetail[] {
  const lines = report.split('\n').map((line) => line.trim());
  return lines.flatMap((line, i) => {
    const found = /^(?:Input )?Error (\d+): (.*?):?$/i.exec(line);
    const code = Number(found?.[1]);
    if (!found || code === SUM) return [];
    const text = found[2] ?? '';
    const section = /\[(\w+)\]/.exec(text)?.[1] ?? '';
    const quotation = section === '' ? '' : (lines[i + 1] ?? '');
    return [{ code, text, section, words: `${quotation} ${text}`.split(/\s+/) }];
  });
}
