import { expect, test } from 'vitest';
import { course } from '@/corpus/course';
import { proseOf } from './course-prose.mjs';

test('prose is what a chapter says: no markup, no formulas, nothing for the speaker', () => {
  const mdx = `---
summary: Not prose.
---

## No peeking [#attention-masking]

It *looks* at <Attend>one word</Attend>.
Then at **two**.

With $x$ it is not a sentence. This one is <Cite id="vaswani2017" />.

<Pitfall>

A misconception.

</Pitfall>

<Figure id="mask-painter">A caption.</Figure>

| went | 2 |
| ---- | - |
| sat  | 1 |

<Notes>

Ask the room.

</Notes>
`;
  expect(proseOf(mdx)).toBe(
    'No peeking\n\nIt looks at one word. Then at two.\n\nThis one is.\n\nA misconception.\n\nA caption.',
  );
});

test("the course's own prose is long enough to count, and is plain text", () => {
  expect(course.length).toBeGreaterThan(20_000);
  expect(course).not.toMatch(/<\/?[A-Z]|\{|\$|\*\*/);
});
