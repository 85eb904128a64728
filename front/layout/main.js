// Where the nodes of a network lie: forces until they rest, in a worker of their own.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

addEventListener("message", ({ data: { count, links, fixed } }) => {
  const nodes = Array.from({ length: count }, (_, index) => ({ index }));
  if (fixed >= 0) Object.assign(nodes[fixed], { fx: 0, fy: 0 });
  const degree = new Int32Array(count);
  for (const [from, to] of links) { degree[from]++; degree[to]++; }
  const simulation = forceSimulation(nodes).stop()
    .force("link", forceLink(links.map(([source, target]) => ({ source, target })))
      .distance((link) => 46 + 9 * Math.sqrt(Math.min(degree[link.source.index], degree[link.target.index]))))
    .force("charge", forceManyBody().strength(count > 300 ? -140 : -260).theta(0.95).distanceMax(900))
    .force("collide", forceCollide(count > 300 ? 15 : 22).iterations(1))
    .force("x", forceX().strength(0.045))
    .force("y", forceY().strength(0.06))
    .alphaDecay(count > 300 ? 0.028 : 0.02);
  let last = performance.now();
  const give = (rest) => {
    const places = new Float32Array(count * 2);
    nodes.forEach((node, n) => { places[n * 2] = node.x; places[n * 2 + 1] = node.y; });
    postMessage({ places, rest }, [places.buffer]);
  };
  while (simulation.alpha() > 0.012) {
    simulation.tick();
    if (performance.now() - last > 90) { give(false); last = performance.now(); }
  }
  give(true);
});
