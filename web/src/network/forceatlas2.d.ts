declare module "graphology-layout-forceatlas2/iterate.js" {
  /** One step over nodes (10 numbers each) and edges (3 each), in place. */
  export default function iterate(
    settings: Record<string, number | boolean>, nodes: Float32Array, edges: Float32Array,
  ): void;
}
