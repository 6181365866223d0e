/** The colour of a head: the hue of attention, turned by the golden angle from head to head, so that neighbours differ for any number of heads. */
export const headColour = (head: number) => `oklch(from var(--attend) l c calc(h + ${(head * 137.5) % 360}))`;

/** The same, pale enough for ink to be read on it. */
export const headTint = (head: number) => `color-mix(in oklab, ${headColour(head)} 24%, var(--panel))`;
