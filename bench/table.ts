/** The report as Markdown tables that also read well in a terminal. Pure: numbers in, text out. */

import type { Report, Row } from './bench';
import { marks, roofShare } from './marks';

/** Titles of the tables are for one place; `ours` is the name of the engine that the ratios compare with. */
export function reportText(report: Report, ours: string): string {
  const names = report.engines.map(({ name }) => name).filter((name) => report.rows.some((row) => row.times[name]));
  const timed = [['', ...names], ...report.rows.map((row) => [row.title, ...names.map((name) => cell(row, name))])];
  const others = names.filter((name) => name !== ours);
  const ratios = [
    ['', ...others],
    ...report.rows.map((row) => [row.title, ...others.map((name) => timesAsFast(ratio(row, ours, name)))]),
  ];
  return [
    `## ${report.place}`,
    report.engines.map(({ name, about }) => `- ${name}: ${about}`).join('\n'),
    'Median of a turn (minimum).',
    table(timed),
    `How many times as fast ${ours} is: the other median over ours.`,
    table(ratios),
    table([['mark', 'against', 'at least', 'measured', ''], ...markRows(report, ours)]),
    roofText(report, ours),
    ...disagreements(report),
  ].join('\n\n');
}

/** other median ÷ ours; null when one of them was not measured. */
export function ratio(row: Row, ours: string, other: string): number | null {
  const [mine, theirs] = [row.times[ours], row.times[other]];
  return mine && theirs ? theirs.median / mine.median : null;
}

function markRows(report: Report, ours: string): string[][] {
  return marks.flatMap(({ title, against, atLeast }) => {
    const row = report.rows.find((candidate) => candidate.title === title);
    if (!row) return [];
    const measured = ratio(row, ours, against);
    const verdict = measured === null ? 'not measured' : measured >= atLeast ? 'reached' : 'MISSED';
    return [[title, against, timesAsFast(atLeast), timesAsFast(measured), verdict]];
  });
}

function roofText({ rows }: Report, ours: string): string {
  const shares = rows.flatMap(({ title, flops, times, roof }) => {
    if (!flops || !roof || !times[ours]) return [];
    const rate = flops / (times[ours].minimum / 1000);
    const marked = roofShare.titles.includes(title);
    const verdict = rate / roof >= roofShare.atLeast ? 'reached' : 'MISSED';
    const mark = marked ? [percent(roofShare.atLeast), verdict] : ['', ''];
    return [[title, gigaflops(rate), gigaflops(roof), percent(rate / roof), ...mark]];
  });
  if (shares.length === 0)
    return 'The multiply–add loop was not measured: no matrix products, or no WebAssembly kernels.';
  const heading = `Beside a loop that only multiplies and adds in registers, in the same rounds, both by their minimum, since a limit of the machine is meant:`;
  return [heading, table([['', ours, 'the loop', 'share', 'at least', ''], ...shares])].join('\n\n');
}

const disagreements = ({ rows }: Report): string[] =>
  rows.flatMap(({ title, disagree, failed }) => [
    ...disagree.map((name) => `**${title}: ${name} computes something else than the rest (beyond 10⁻³).**`),
    ...Object.entries(failed).map(([name, reason]) => `${title}: ${name} left out: ${reason}.`),
  ]);

function cell({ times, failed, disagree }: Row, name: string): string {
  if (failed[name]) return 'left out';
  const time = times[name];
  if (!time) return '–';
  const { text, unit } = duration(time.median);
  const minimum = (time.minimum / unit.ms).toPrecision(3);
  return `${text} (${plain(minimum)})${disagree.includes(name) ? ' ≠' : ''}`;
}

const units = [
  { name: 's', ms: 1000 },
  { name: 'ms', ms: 1 },
  { name: 'µs', ms: 1e-3 },
] as const;

function duration(ms: number): { text: string; unit: (typeof units)[number] } {
  const unit = units.find((candidate) => ms >= candidate.ms) ?? units[2];
  return { text: `${plain((ms / unit.ms).toPrecision(3))} ${unit.name}`, unit };
}

/** '1.00e+3' and '999' alike as plain digits. */
const plain = (precise: string): string => (precise.includes('e') ? String(Number(precise)) : precise);

const timesAsFast = (value: number | null): string => (value === null ? '–' : `${plain(value.toPrecision(3))}×`);
const gigaflops = (rate: number): string => `${(rate / 1e9).toFixed(1)} GFLOP/s`;
const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Markdown, columns padded: the first to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(3, ...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(rows[0]), rule, ...rows.slice(1).map(line)].join('\n');
}
