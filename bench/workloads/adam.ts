/** What Adam is told, in the names of Kingma and Ba 2015. */
export interface Adam {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly eps: number;
  /** decoupled, as in AdamW; left out: none */
  readonly weightDecay?: number;
}
