/**
 * Colours of reports and drawings, light and dark. Hues follow Okabe and Ito (2008), which people who do not tell red from
 * green can tell apart; nothing is told by colour alone.
 */
const LIGHT = {
  paper: '#ffffff',
  panel: '#f5f7f9',
  ink: '#1b2430',
  soft: '#5a6675',
  rule: '#d5dce4',
  grid: '#e6ebf0',
  accent: '#0b5cad',
  'phase-1': '#0072b2',
  'phase-2': '#c24d00',
  'phase-3': '#00805c',
  'load-low': '#8193a6',
  'load-mid': '#2f7fc1',
  'load-high': '#d08700',
  'load-over': '#c62f2f',
  'volt-below': '#7b3fb0',
  'volt-low': '#3d74d6',
  'volt-good': '#3d9a6a',
  'volt-high': '#d08700',
  'volt-above': '#c62f2f',
  band: '#e7f3ec',
} as const;

const DARK: Readonly<Record<keyof typeof LIGHT, string>> = {
  paper: '#12171d',
  panel: '#1a2129',
  ink: '#e8edf2',
  soft: '#9fadbb',
  rule: '#35404c',
  grid: '#262f39',
  accent: '#6cb4f5',
  'phase-1': '#56b4e9',
  'phase-2': '#f08a48',
  'phase-3': '#35c496',
  'load-low': '#8795a4',
  'load-mid': '#57a6e6',
  'load-high': '#f0b13c',
  'load-over': '#f26666',
  'volt-below': '#b78be6',
  'volt-low': '#7ea6f4',
  'volt-good': '#57bd8b',
  'volt-high': '#f0b13c',
  'volt-above': '#f26666',
  band: '#17281f',
};

export type Colour = keyof typeof LIGHT;

/** The colour as the drawings name it. */
export const colour = (name: Colour): string => `var(--${name})`;

const variables = (of: Readonly<Record<string, string>>): string =>
  Object.entries(of)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/** Style rules for a root element: light, dark where the reader prefers it, and always light on paper. */
export const themeFor = (root: string): string =>
  `${root}{color-scheme:light dark;${variables(LIGHT)}}` +
  `@media (prefers-color-scheme:dark){${root}{${variables(DARK)}}}` +
  `@media print{${root}{${variables(LIGHT)}}}`;

export const SANS = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/** Rules that both drawings share. */
export const DRAWING_STYLE = [
  `.drawing{background:var(--paper);font-family:${SANS};font-size:12px}`,
  '.drawing text{fill:var(--ink)}',
  '.drawing .soft{fill:var(--soft)}',
  '.drawing .halo{paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}',
  '.drawing .strong{font-weight:600}',
].join('');
