/** The course's own prose, gathered from content/chapters while the site is built. It is as long as several figures, so a page fetches it
 *  once, when the first figure that reads it is shown. */
import { address, text } from 'virtual:course-prose';

/** Empty until `fetchCourse` is done: a figure that reads it has `prepare: fetchCourse`. */
export let course = text;

let fetching: Promise<void> | undefined;

/** @throws Error when the file cannot be had; the next call tries again */
export function fetchCourse(): Promise<void> {
  if (course) return Promise.resolve();
  fetching ??= read().finally(() => (fetching = undefined));
  return fetching;
}

async function read(): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The text of the course could not be fetched: ${answer.status}`);
  course = await answer.text();
}
