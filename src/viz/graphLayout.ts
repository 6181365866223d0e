/** Where the nodes of an acyclic graph stand: layers along the way things flow, and in each layer an order with few crossings. After Sugiyama, Tagawa and Toda (1981), small. */

export interface GraphNode {
  readonly id: number;
  /** Ids of the nodes it is made from; each stands earlier in the list. */
  readonly inputs: readonly number[];
}

export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  /** Places (layer, across) from the one to the other, those of the layers it passes included. */
  readonly points: readonly (readonly [layer: number, across: number])[];
}

export interface GraphLayout {
  readonly layers: number;
  /** From 0 to this, in nodes. */
  readonly breadth: number;
  readonly places: ReadonlyMap<number, readonly [layer: number, across: number]>;
  /** One a pair of nodes, however often the one reads the other. */
  readonly edges: readonly GraphEdge[];
}

/** Something in a layer: a node, or a bend of an edge that passes. */
interface Item {
  readonly layer: number;
  readonly bend: boolean;
  across: number;
  readonly before: Item[];
  readonly after: Item[];
}

const bendRoom = 0.55; // of a node
const sweeps = 12;
const settlingSweeps = 40;

export function graphLayout(nodes: readonly GraphNode[]): GraphLayout {
  const layerOf = layersOf(nodes);
  const items = new Map<number, Item>();
  const layers: Item[][] = [];
  const put = (layer: number, bend: boolean): Item => {
    const row = (layers[layer] ??= []);
    const item: Item = { layer, bend, across: row.length, before: [], after: [] };
    row.push(item);
    return item;
  };
  for (const { id } of nodes) items.set(id, put(layerOf.get(id)!, false));
  const chains = nodes.flatMap(({ id, inputs }) =>
    [...new Set(inputs)].map((from) => {
      const [start, end] = [items.get(from)!, items.get(id)!];
      const bends = Array.from({ length: end.layer - start.layer - 1 }, (_, i) => put(start.layer + 1 + i, true));
      const chain = [start, ...bends, end];
      chain.slice(1).forEach((item, i) => {
        item.before.push(chain[i]!);
        chain[i]!.after.push(item);
      });
      return { from, to: id, chain };
    }),
  );
  arrange(layers);
  const all = layers.flat();
  const least = Math.min(...all.map(({ across }) => across));
  for (const item of all) item.across -= least;
  const place = ({ layer, across }: Item) => [layer, across] as const;
  return {
    layers: layers.length,
    breadth: Math.max(...all.map(({ across }) => across)),
    places: new Map([...items].map(([id, item]) => [id, place(item)])),
    edges: chains.map(({ from, to, chain }) => ({ from, to, points: chain.map(place) })),
  };
}

/** A node stands one layer after the last it is made from; an input stands right before the first that reads it. */
function layersOf(nodes: readonly GraphNode[]): ReadonlyMap<number, number> {
  const layer = new Map<number, number>();
  for (const { id, inputs } of nodes) layer.set(id, Math.max(0, ...inputs.map((from) => layer.get(from)! + 1)));
  for (const { id, inputs } of nodes) {
    const readers = nodes.filter((node) => node.inputs.includes(id)).map((node) => layer.get(node.id)!);
    if (inputs.length === 0 && readers.length > 0) layer.set(id, Math.min(...readers) - 1);
  }
  return layer;
}

/** Each layer in the order of its neighbours' middles, then moved as near to them as the others leave room. */
function arrange(layers: readonly Item[][]): void {
  // A bend pulls harder than a node: a long edge is to run straight.
  const middle = (of: readonly Item[], otherwise: number) => {
    const pull = ({ bend }: Item) => (bend ? 3 : 1);
    const total = of.reduce((sum, item) => sum + pull(item), 0);
    return total > 0 ? of.reduce((sum, item) => sum + pull(item) * item.across, 0) / total : otherwise;
  };
  for (let sweep = 0; sweep < sweeps + settlingSweeps; sweep++) {
    const forward = sweep % 2 === 0;
    for (const row of forward ? layers : layers.toReversed()) {
      const settling = sweep >= sweeps; // the order stands, only the distances still move
      const wish = new Map(
        row.map((item) => {
          const near = settling ? [...item.before, ...item.after] : forward ? item.before : item.after;
          return [item, middle(near, item.across)];
        }),
      );
      if (!settling) row.sort((a, b) => wish.get(a)! - wish.get(b)!);
      spreadOut(row, wish);
    }
  }
}

function spreadOut(row: readonly Item[], wish: ReadonlyMap<Item, number>): void {
  const gap = (a: Item, b: Item) => (a.bend && b.bend ? 0.4 : a.bend || b.bend ? (1 + bendRoom) / 2 : 1);
  row.forEach((item, i) => {
    const previous = row[i - 1];
    const wanted = wish.get(item)!;
    item.across = previous ? Math.max(wanted, previous.across + gap(previous, item)) : wanted;
  });
  // Pushed one way only, the row has drifted: bring it back as a whole.
  const drift = row.reduce((sum, item) => sum + item.across - wish.get(item)!, 0) / row.length;
  for (const item of row) item.across -= drift;
}
