/** The figure in words. */
import { format, percent } from '@/viz/format';
import { runs, type Result, type State } from './compute';

/** A share of the runs. */
export const shareOf = (share: number): string => `${Math.round(share * 100)}%`;

const names = { '0': '0 (teacher forcing)', '0.5': '½', '1': '1 (only its own output)' } as const;
const places = ['first', 'second', 'third'];
const ordinal = (n: number): string =>
  places[n] ?? `${n + 1}${['th', 'st', 'nd', 'rd'][n % 100 > 9 && n % 100 < 13 ? 0 : (n + 1) % 10] ?? 'th'}`;

export function describe(state: State, { feeds, tried, law, run }: Result): string {
  const { errorRate, length, ratio, steps, seed, step } = state;
  const now = tried(ratio);
  const setting = `A recurrent network trained with sampling ratio ${names[ratio]} continues a line for ${length} symbols; errors are thrown in with probability ${format(errorRate)}%, seed ${seed}.`;
  const training = `Start trains it anew for ${steps} steps.`;
  const one =
    feeds.first < 0
      ? `In the run shown no error is thrown in: ${feeds.forcedWrong} symbols are wrong under teacher forcing, ${feeds.freeWrong} on its own output.`
      : `In the run shown, number ${run + 1}, the ${ordinal(feeds.first)} symbol is the first error thrown in; of ${length} symbols ${feeds.forcedWrong} are wrong under teacher forcing, ${feeds.freeWrong} on its own output.`;
  if (step === 0) return `${setting} ${one} ${training}`;
  const many = `An error within ${length} steps has probability ${percent(law.at(-1)!)}; of ${runs} runs ${shareOf(now.disturbed.left.at(-1)!)} left the line and ${shareOf(now.disturbed.off.at(-1)!)} are off it at the last step.`;
  if (step === 1) return `${setting} ${one} ${many} ${training}`;
  const all = (['0', '0.5', '1'] as const)
    .map(
      (one) =>
        `ratio ${names[one]}: ${percent(tried(one).forced)} reading the line, ${percent(tried(one).free)} reading its own output, ${percent(tried(one).disturbed.right)} with errors thrown in`,
    )
    .join('; ');
  return `${setting} Right answers by ${all}. ${one} ${training}`;
}
