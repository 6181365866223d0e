/** One row of content/models.yaml. What is not known is left out of the row: there is no zero and no dash in the file. */
import { z } from 'astro/zod';

const count = z.number().int().positive();

export const modelSchema = z.strictObject({
  order: z.number(),
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(2),
  maker: z.enum(['OpenAI', 'Google', 'Meta', 'other']),
  /** The year for which the row holds: that of the release. */
  asOf: count.min(2017).max(2100),
  kind: z.enum(['decoder', 'encoder', 'encoder–decoder', 'prefix decoder']).optional(),
  parameters: count.optional(),
  /** Parameters at work for one token, where experts share the work. */
  active: count.optional(),
  vocabulary: count.optional(),
  context: count.optional(),
  tokenizer: z.string().optional(),
  layers: count.optional(),
  d: count.optional(),
  heads: count.optional(),
  /** Only where it is not d / heads. */
  headWidth: count.optional(),
  /** Heads of keys and values, only where there are fewer of them. */
  keyHeads: count.optional(),
  ff: count.optional(),
  gated: z.boolean().optional(),
  experts: count.optional(),
  tokens: count.optional(),
  activation: z.string().optional(),
  norm: z.string().optional(),
  positions: z.string().optional(),
  biases: z.boolean().optional(),
  tied: z.boolean().optional(),
  cites: z.array(z.string()).min(1),
  note: z.string().min(10).optional(),
});
